using System.Collections;
using SurveyPipeline.Functions.Local;
using SurveyPipeline.Functions.Local.Settings;

namespace SurveyPipeline.Tests.Unit.Local;

public sealed class GenuineHostTests
{
    [Theory]
    [InlineData("WEBSITE_INSTANCE_ID")]
    [InlineData("WEBSITE_SITE_NAME")]
    [InlineData("FUNCTIONS_EXTENSION_VERSION")]
    [InlineData("FUNCTIONS_WORKER_DIRECTORY")]
    [InlineData("FUNCTIONS_APPLICATION_DIRECTORY")]
    public void The_local_host_refuses_to_start_where_the_genuine_one_runs(string variable)
    {
        var environment = new Hashtable { ["PATH"] = "/bin", [variable] = "x" };

        var exception = Assert.Throws<LocalHostException>(() => GenuineHost.Refuse(environment));

        Assert.Contains(variable, exception.Message, StringComparison.Ordinal);
        Assert.Contains("FunctionsRuntime=Azure", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_laptop_that_names_the_worker_runtime_is_no_genuine_host()
    {
        var environment = new Hashtable
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
        };

        Assert.Null(Record.Exception(() => GenuineHost.Refuse(environment)));
    }
}
