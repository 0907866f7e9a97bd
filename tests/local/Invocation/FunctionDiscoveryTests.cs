using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Local.Samples;
using SurveyPipeline.Tests.Local.Samples.Wrong;

namespace SurveyPipeline.Tests.Local.Invocation;

public sealed class FunctionDiscoveryTests
{
    [Fact]
    public void Functions_come_in_the_order_of_their_names()
    {
        var found = FunctionDiscovery.In([typeof(ShowRoot), typeof(Visit), typeof(ListReports)]);

        Assert.Equal("ListReports ShowRoot", string.Join(' ', found.Select(one => one.Name)));
    }

    [Theory]
    [InlineData(typeof(HiddenClass), "not a public instance method of a public class")]
    [InlineData(typeof(StaticMethod), "not a public instance method of a public class")]
    [InlineData(typeof(ReturnsValue), "does not return Task")]
    [InlineData(typeof(NoTrigger), "does not have one trigger")]
    [InlineData(typeof(BindsBytes), "must take its trigger as String")]
    [InlineData(typeof(SameName), "Two functions are named 'Same'")]
    public void What_the_genuine_host_would_not_run_stops_the_start(Type type, string told)
    {
        var exception = Assert.Throws<LocalHostException>(() => FunctionDiscovery.In([type]));

        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_can_not_be_bound_stops_the_start()
    {
        var function = FunctionDiscovery.In([typeof(TakesAnything)]).Single();

        var exception = Assert.Throws<LocalHostException>(() => new FunctionInvoker(function));

        Assert.Contains(
            "Parameter 'time' of function 'TakesAnything'",
            exception.Message,
            StringComparison.Ordinal
        );
    }
}
