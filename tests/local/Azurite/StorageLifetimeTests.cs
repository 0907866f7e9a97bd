using System.Net.Sockets;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Local.Samples;

namespace SurveyPipeline.Tests.Local.Azurite;

public sealed class StorageLifetimeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_storage_that_a_host_started_outlives_the_drain()
    {
        var folder = Directory.CreateTempSubdirectory("survey-").FullName;
        using var ports = new ReservedPorts();
        var connectionString = ports.ConnectionString;
        var queue = new QueueClient(connectionString, "responses");
        var letGo = new TaskCompletionSource();
        var work = new QueueWork { Do = (_, token) => letGo.Task.WaitAsync(token) };

        await using (var host = await StartAsync(connectionString, folder, work))
        {
            await queue.CreateAsync(cancellationToken: Token);
            await queue.SendMessageAsync(Convert.ToBase64String("last"u8), Token);
            await Eventually.HappensAsync("the function began", () => work.Running == 1, Token);
            var stopped = host.StopAsync(Token);
            letGo.SetResult();
            await stopped;
        }
        Assert.Throws<SocketException>(() => new TcpClient("127.0.0.1", ports.Ports[1]));

        await using (await StartAsync(connectionString, folder, work))
        {
            var properties = await queue.GetPropertiesAsync(Token);
            Assert.Equal(0, properties.Value.ApproximateMessagesCount);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static Task<RunningHost> StartAsync(
        string connectionString,
        string folder,
        QueueWork work
    ) =>
        RunningHost.StartAsync(
            new LocalHostOptions
            {
                FunctionClasses = [typeof(HandleMessage)],
                Settings = RunningHost
                    .StorageSettings(connectionString, folder)
                    .Add("TestQueue", "responses"),
            },
            builder => builder.Services.AddSingleton(work),
            Token
        );
}
