using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using SurveyPipeline.Functions.Local;

namespace SurveyPipeline.Tests.Unit.Functions;

public sealed class FunctionsApplicationTests
{
    [Fact]
    public void The_builder_is_that_of_the_genuine_worker()
    {
        var builder = FunctionsApplication.CreateBuilder(["--port", "0"]);

        Assert.Same(builder, builder.ConfigureFunctionsWebApplication());
        Assert.True(builder.Environment.IsDevelopment());
        Assert.Contains(builder.Services, service => service.ServiceType == typeof(LocalSite));
    }
}
