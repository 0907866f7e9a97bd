using SurveyPipeline.Functions.Local;
using SurveyPipeline.Functions.Local.Discovery;
using SurveyPipeline.Functions.Local.Settings;
using SurveyPipeline.Functions.Local.Storage;

namespace SurveyPipeline.Tests.Integration.Local;

public sealed class AzureBuildTests
{
    private const int FiveMinutes = 300_000;

    [Fact(Timeout = FiveMinutes)]
    public async Task The_same_functions_build_for_Azure_without_the_local_host()
    {
        using var build = new AzureBuild();

        var compiled = await build.RunAsync(TestContext.Current.CancellationToken);

        Assert.Contains(
            "Microsoft.Azure.Functions.Worker",
            compiled.References,
            StringComparer.Ordinal
        );
        Assert.DoesNotContain(
            compiled.Types,
            type =>
                type.StartsWith("Microsoft.Azure.", StringComparison.Ordinal)
                || type.StartsWith("SurveyPipeline.Functions.Local.", StringComparison.Ordinal)
                || type.StartsWith("SurveyPipeline.Functions.Commands.", StringComparison.Ordinal)
        );
        Assert.All(
            FunctionDiscovery.In(typeof(LocalHost).Assembly.GetTypes()),
            function =>
                Assert.Contains(
                    function.DeclaringType.FullName!,
                    compiled.Types,
                    StringComparer.Ordinal
                )
        );
    }

    [Fact(Timeout = FiveMinutes)]
    public async Task Publishing_the_local_host_is_refused()
    {
        var publish = await ToolRun.RunAsync(
            Checkout.Find()!,
            "dotnet",
            [
                "msbuild",
                "functions/SurveyPipeline.Functions.csproj",
                "-target:RefuseToPublishTheLocalHost",
                "-property:FunctionsRuntime=Local",
                "-nodeReuse:false",
            ],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(1, publish!.ExitCode);
        Assert.Contains(
            "Publish with FunctionsRuntime=Azure",
            publish.Output,
            StringComparison.Ordinal
        );
    }
}
