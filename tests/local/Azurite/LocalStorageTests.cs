using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using SurveyPipeline.Local.Azurite;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Local.Azurite;

public sealed class LocalStorageTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_port_that_something_else_has_is_told_with_its_number()
    {
        using var ports = new ReservedPorts();
        using var other = new TcpListener(IPAddress.Loopback, ports.Ports[1]);
        other.Start();

        var told = await RefusalAsync(ports.ConnectionString);

        Assert.StartsWith($"Port {ports.Ports[1]} is not free", told, StringComparison.Ordinal);
        Assert.Contains("QueueEndpoint", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_refuses_the_key_is_told_without_the_key()
    {
        var wrong = azurite.ConnectionString.Replace("Eby8", "AAAA", StringComparison.Ordinal);

        var told = await RefusalAsync(wrong);

        Assert.Contains("refuses this account's key", told, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Azurite_that_is_too_old_is_told()
    {
        await using var old = await AnswerAsync(400, "InvalidHeaderValue");
        var port = new Uri(old.Urls.First()).Port;

        var told = await RefusalAsync(LocalAccount.ConnectionString(port, port, port));

        Assert.Equal(
            $"Port {port} is an Azurite that is too old for these clients: stop it, and the pinned one is started instead.",
            told
        );
    }

    [Fact]
    public async Task A_storage_account_in_Azure_is_left_alone()
    {
        var settings = new ConfigurationManager
        {
            ["AzureWebJobsStorage"] =
                "DefaultEndpointsProtocol=https;AccountName=survey;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net",
        };

        await using var storage = await LocalStorage.StartAsync(settings, TextWriter.Null, Token);

        Assert.NotNull(storage);
    }

    [Fact]
    public async Task An_Azurite_that_ends_at_once_is_told_with_its_last_words()
    {
        var folder = Directory.CreateTempSubdirectory("survey-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "azurite.mjs"),
            "console.error('first'); console.error('disk full'); process.exit(1);",
            Token
        );
        using var ports = new ReservedPorts();

        var exception = await Assert.ThrowsAsync<LocalHostException>(() =>
            AzuriteProcess.StartAsync(
                new AzuriteInstallation(folder, TextWriter.Null),
                StorageEndpoints.Parse(ports.ConnectionString),
                location: null,
                Token
            )
        );

        Assert.Equal(
            "Azurite ended before it answered; it last said: disk full",
            exception.Message
        );
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_key_that_the_storage_started_here_refuses_is_told_as_one()
    {
        var folder = Directory.CreateTempSubdirectory("survey-").FullName;
        using var ports = new ReservedPorts();
        var wrong = ports.ConnectionString.Replace("Eby8", "AAAA", StringComparison.Ordinal);

        var told = await RefusalAsync(wrong, folder);

        Assert.StartsWith(
            "Azurite started, but refuses the key in AzureWebJobsStorage: use UseDevelopmentStorage=true",
            told,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("AAAA", told, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> RefusalAsync(string connectionString, string? location = null)
    {
        var settings = new ConfigurationManager
        {
            ["AzureWebJobsStorage"] = connectionString,
            ["LocalStorage:Location"] = location,
        };
        var exception = await Assert.ThrowsAsync<LocalHostException>(() =>
            LocalStorage.StartAsync(settings, TextWriter.Null, Token)
        );
        return exception.Message;
    }

    /// <summary>Answers every request with this status and storage error.</summary>
    private static async Task<WebApplication> AnswerAsync(int status, string errorCode)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers["x-ms-error-code"] = errorCode;
            return Task.CompletedTask;
        });
        await app.StartAsync(Token);
        return app;
    }
}
