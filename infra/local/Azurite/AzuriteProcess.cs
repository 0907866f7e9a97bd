using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Azurite;

/// <summary>A running Azurite that belongs to this process and ends with it.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();

    private AzuriteProcess(Process process)
    {
        this.process = process;
    }

    /// <summary>Starts Azurite on the ports of the endpoints and waits until it answers.</summary>
    /// <param name="installation">The installation.</param>
    /// <param name="endpoints">The ports.</param>
    /// <param name="location">The folder of the data; null keeps it in memory.</param>
    /// <param name="cancellationToken">Ends the wait, and Azurite with it.</param>
    /// <exception cref="LocalHostException">It ended or did not answer in time.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        AzuriteInstallation installation,
        StorageEndpoints endpoints,
        string? location,
        CancellationToken cancellationToken
    )
    {
        var azurite = new AzuriteProcess(
            new Process { StartInfo = Describe(installation, endpoints, location) }
        );
        azurite.Run();
        try
        {
            await azurite.WaitUntilReadyAsync(endpoints, cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets Azurite write out its data and end.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(StopLimit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }

    private static ProcessStartInfo Describe(
        AzuriteInstallation installation,
        StorageEndpoints endpoints,
        string? location
    )
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            installation.Script,
            "--silent",
            "--disableTelemetry",
            "--skipApiVersionCheck",
            .. Address("blob", endpoints.Addresses[0]),
            .. Address("queue", endpoints.Addresses[1]),
            .. Address("table", endpoints.Addresses[2]),
            .. location is null ? ["--inMemoryPersistence"] : new[] { "--location", location },
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        if (endpoints.OwnAccount is { } account)
        {
            start.Environment["AZURITE_ACCOUNTS"] = account;
        }
        return start;
    }

    private static string[] Address(string service, Uri uri) =>
        [
            $"--{service}Host",
            uri.Host.Trim('[', ']'),
            $"--{service}Port",
            uri.Port.ToString(CultureInfo.InvariantCulture),
        ];

    private void Run()
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        const int Kept = 20;
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }
        said.Enqueue(line);
        while (said.Count > Kept)
        {
            said.TryDequeue(out _);
        }
    }

    private async Task WaitUntilReadyAsync(
        StorageEndpoints endpoints,
        CancellationToken cancellationToken
    )
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var answers = await StorageProbe.AskAsync(endpoints, cancellationToken);
            if (answers.All(one => one.Answer == StorageAnswer.Ready))
            {
                return;
            }
            if (answers.Any(one => one.Answer == StorageAnswer.Refused))
            {
                throw new LocalHostException(
                    "Azurite started, but refuses the key in AzureWebJobsStorage: use UseDevelopmentStorage=true, or correct AccountName and AccountKey there (for a name of your own the key must be base64)."
                );
            }
            if (process.HasExited)
            {
                throw new LocalHostException(
                    $"Azurite ended before it answered; it last said: {said.LastOrDefault() ?? "nothing"}"
                );
            }
            if (Stopwatch.GetElapsedTime(began) > StartLimit)
            {
                throw new LocalHostException(
                    $"Azurite runs, but did not answer within {StartLimit.TotalSeconds:0} seconds ({string.Join(", ", answers.Select(one => $"{one.Address.Authority}: {one.Answer}"))}): stop what else listens on these ports, or name others in AzureWebJobsStorage."
                );
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }
}
