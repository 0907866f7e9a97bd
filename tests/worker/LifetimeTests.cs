using System.Net;
using SurveyPipeline.Tests.Worker.Hosting;
using SurveyPipeline.Tests.Worker.Protocol;

namespace SurveyPipeline.Tests.Worker;

/// <summary>Start, cancellation and end of the genuine worker.</summary>
public sealed class LifetimeTests(WorkerSite site)
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "Survey__Threshold",
        "3",
        "Survey__Threshold is '3': allowed are whole numbers from 10 to 10000."
    )]
    [InlineData(
        "Survey__Instrument",
        "nothing.json",
        "Survey__Instrument is 'nothing.json': the file cannot be read (FileNotFoundException)."
    )]
    [InlineData(
        "AzureWebJobsStorage",
        "canary",
        "AzureWebJobsStorage cannot be used: allowed are a storage connection string, or AzureWebJobsStorage__accountName with the name of an account."
    )]
    [InlineData(
        "Survey__OpeningKeys",
        "",
        "Survey__OpeningKeys is missing: answers are sealed for this key and could not be opened. It holds keys made by the command opening-key, the newest first, with a space between. Where it points to a key vault, see whether the app may read the secret."
    )]
    [InlineData(
        "Survey__OpeningKeys",
        "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/opening-keys)",
        "Survey__OpeningKeys cannot be read: answers are sealed for this key and could not be opened. It holds keys made by the command opening-key, the newest first, with a space between. Where it points to a key vault, see whether the app may read the secret."
    )]
    [InlineData(
        "AzureFunctionsJobHost__telemetryMode",
        "OpenTelemetry",
        "AzureFunctionsJobHost__telemetryMode is 'OpenTelemetry': it would override host.json, which keeps every request and its time out of logs and telemetry, and every answer in the queue until it is counted; remove it."
    )]
    [InlineData(
        "AzureFunctionsJobHost__logging__logLevel__Host.Results",
        "Information",
        "AzureFunctionsJobHost__logging__logLevel__Host.Results is 'Information': it would override host.json, which keeps every request and its time out of logs and telemetry, and every answer in the queue until it is counted; remove it."
    )]
    [InlineData(
        "Logging__LogLevel__Microsoft.AspNetCore",
        "Information",
        "Logging__LogLevel__Microsoft.AspNetCore is 'Information': levels of logging are fixed, because some lines of the framework hold addresses and the time of each request; remove it."
    )]
    public async Task A_wrong_setting_ends_the_start_with_a_sentence(
        string name,
        string value,
        string sentence
    )
    {
        await using var host = await WorkerHost.StartProcessAsync(
            site.Settings.SetItem(name, value),
            Token
        );

        var code = await host.Process.EndAsync(Token).WaitAsync(EndLimit, Token);

        Assert.Equal(1, code);
        Assert.Equal([sentence], host.Process.Errors);
        Assert.DoesNotContain(host.Lines, l => l.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_worker_ends_when_the_host_tells_it_to()
    {
        await using var host = await WorkerHost.StartAsync(site.Settings, Token);

        host.Terminate();

        Assert.Equal(0, await host.Process.EndAsync(Token).WaitAsync(EndLimit, Token));
        Assert.Equal([], host.Process.Errors);
    }

    [Fact]
    public async Task An_invocation_that_the_host_cancels_ends()
    {
        using var content = new HalfAForm();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri("/fr/responses", UriKind.Relative)
        )
        {
            Content = content,
        };
        var (invocation, answer, ended) = site.Worker.Send("SubmitResponse", request, Token);
        await content.Begun.WaitAsync(Token);
        await Task.Delay(200, Token);
        Assert.False(ended.IsCompleted);

        site.Worker.Cancel(invocation);

        var result = await ended.WaitAsync(EndLimit, Token);
        // Which of the two depends on who hears of it first: the function, or the worker around it.
        Assert.True(
            result.Status
                is StatusResult.Types.Status.Success
                    or StatusResult.Types.Status.Cancelled
        );
        content.GiveUp();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
    }

    /// <summary>A form whose second half does not come.</summary>
    private sealed class HalfAForm : HttpContent
    {
        private readonly TaskCompletionSource begun = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        private readonly TaskCompletionSource given = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        public HalfAForm() => Headers.ContentType = new("application/x-www-form-urlencoded");

        public Task Begun => begun.Task;

        public void GiveUp() => given.TrySetException(new IOException("Given up."));

        protected override async Task SerializeToStreamAsync(
            Stream stream,
            TransportContext? context
        )
        {
            await stream.WriteAsync("a=b"u8.ToArray());
            await stream.FlushAsync();
            begun.TrySetResult();
            await given.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 100;
            return true;
        }
    }
}
