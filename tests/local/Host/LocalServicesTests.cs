using System.Net.Sockets;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Local.Samples;

namespace SurveyPipeline.Tests.Local.Host;

public sealed class LocalServicesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_gets_services_and_storage_while_no_function_and_no_service_runs()
    {
        var folder = Directory.CreateTempSubdirectory("survey-").FullName;
        using var ports = new ReservedPorts();
        var connectionString = ports.ConnectionString;
        var work = new QueueWork();
        var options = new LocalHostOptions
        {
            FunctionClasses = [typeof(HandleMessage)],
            Settings = RunningHost
                .StorageSettings(connectionString, folder)
                .Add("TestQueue", "responses"),
        };

        await using (
            var local = await LocalServices.StartAsync(
                options,
                builder => builder.Services.AddSingleton(work),
                Token
            )
        )
        {
            await new QueueClient(connectionString, "responses").CreateAsync(
                cancellationToken: Token
            );
            Assert.Same(work, local.Services.GetRequiredService<QueueWork>());
            var lifetime = local.Services.GetRequiredService<IHostApplicationLifetime>();
            Assert.False(lifetime.ApplicationStarted.IsCancellationRequested);
        }

        Assert.Throws<SocketException>(() => new TcpClient("127.0.0.1", ports.Ports[1]));
        Directory.Delete(folder, recursive: true);
    }
}
