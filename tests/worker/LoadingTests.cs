using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions;
using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Tests.Worker.Hosting;
using SurveyPipeline.Tests.Worker.Protocol;

namespace SurveyPipeline.Tests.Worker;

/// <summary>What the worker tells the Functions host of the app.</summary>
public sealed class LoadingTests(WorkerSite site)
{
    [Fact]
    public void Every_function_loads()
    {
        Assert.NotEmpty(site.Worker.Functions);
        Assert.All(
            site.Worker.Functions,
            f => Assert.Equal(StatusResult.Types.Status.Success, f.Loaded.Status)
        );
    }

    [Fact]
    public void The_functions_are_those_that_the_local_host_discovers()
    {
        var discovered = FunctionDiscovery
            .In(typeof(Composition).Assembly.GetTypes())
            .Select(Describe);

        Assert.Equal(discovered, site.Worker.Functions.Select(f => f.Description));
    }

    [Fact]
    public void Requests_come_over_http_and_not_inside_messages()
    {
        Assert.True(Uri.TryCreate(site.Worker.Capabilities["HttpUri"], UriKind.Absolute, out _));
    }

    [Theory]
    [InlineData("host.json")]
    [InlineData("functions.metadata")]
    [InlineData("worker.config.json")]
    [InlineData("extensions.json")]
    [InlineData(".azurefunctions/function.deps.json")]
    [InlineData(".azurefunctions/Microsoft.Azure.WebJobs.Extensions.Storage.Queues.dll")]
    public void What_the_host_reads_lies_beside_the_app(string file)
    {
        Assert.True(File.Exists(Path.Combine(WorkerProcess.Folder, file)));
    }

    [Fact]
    public void Nothing_of_the_local_host_lies_beside_the_app()
    {
        Assert.DoesNotContain(
            Directory.EnumerateFiles(WorkerProcess.Folder, "*", SearchOption.AllDirectories),
            f => Path.GetFileName(f).StartsWith("SurveyPipeline.Local", StringComparison.Ordinal)
        );
    }

    private static string Describe(FunctionMethod function) =>
        function.Trigger switch
        {
            HttpTriggerAttribute http => WorkerFunction.Described(
                function.Name,
                http.Route,
                http.Methods!,
                http.AuthLevel.ToString(),
                queue: null,
                schedule: null
            ),
            QueueTriggerAttribute queue => WorkerFunction.Described(
                function.Name,
                route: null,
                [],
                level: null,
                queue.QueueName,
                schedule: null
            ),
            TimerTriggerAttribute timer => WorkerFunction.Described(
                function.Name,
                route: null,
                [],
                level: null,
                queue: null,
                timer.Schedule
            ),
            _ => function.Name,
        };
}
