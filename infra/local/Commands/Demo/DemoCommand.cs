using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SurveyPipeline.Local.Azurite;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Local.Commands.Demo;

/// <summary>The command <c>demo</c>: the whole product on a throw-away storage folder, with past periods full of simulated practitioners.</summary>
public static class DemoCommand
{
    // The organisers' place has dates to show.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(45);

    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "demo",
            "[--port N]",
            "shows the product with simulated practitioners, on storage that is thrown away",
            RunAsync
        );

    private static async Task<int> RunAsync(
        LocalCommandLine line,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("survey-demo-");
        try
        {
            var clock = new MovedClock();
            clock.Set(FirstPeriod(clock.GetUtcNow()).Start.AddDays(1));
            var builder = LocalHost.CreateBuilder(
                Options(line, folder.FullName, closesAt: TimeProvider.System.GetUtcNow() + Ahead)
            );
            builder.Services.AddSingleton<TimeProvider>(clock);
            line.Compose(builder);
            var host = builder.Build();
            await using (((IAsyncDisposable)host).ConfigureAwait(false))
            {
                await host.StartAsync(cancellationToken);
                await ShowAsync(host, clock, line.Output, cancellationToken);
                await host.StopAsync(CancellationToken.None);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ShowAsync(
        IHost host,
        MovedClock clock,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var site = host.Services.GetRequiredService<LocalSite>();
        var survey = host.Services.GetRequiredService<Survey>();
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
        };
        using var http = new HttpClient(handler) { BaseAddress = site.BaseAddress };
        try
        {
            await output.WriteLineAsync(
                "Simulated practitioners answer the questionnaire over the past months:"
            );
            await new DemoCampaign(
                survey,
                clock,
                http,
                site,
                host.Services.GetRequiredService<StorageClients>()
            ).RunAsync(output, cancellationToken);
            Announcement.Write(host.Services, output);
            var last = Period.Containing(survey.Series.PeriodKind, clock.GetUtcNow()).Previous;
            await output.WriteLineAsync(
                $"  Latest report {site.BaseAddress}reports/{survey.Series.Id}/{last}/report.{survey.Instrument.DefaultLanguage}.html?code={site.Keys.Host}"
            );
            await output.WriteLineAsync();
            await output.WriteLineAsync(
                "Everything here is a trial and is thrown away when you stop it."
            );
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await output.WriteLineAsync("Stopping.");
        }
    }

    private static Period FirstPeriod(DateTimeOffset now)
    {
        var period = Period.Containing(PeriodKind.Month, now);
        for (var i = 0; i < DemoCampaign.Periods; i++)
        {
            period = period.Previous;
        }

        return period;
    }

    private static LocalHostOptions Options(
        LocalCommandLine line,
        string folder,
        DateTimeOffset closesAt
    )
    {
        var ports = LocalAccount.FreePorts(3);
        return LocalHostOptions.FromCommandLine(line.Arguments, line.Output) with
        {
            // The settings and signals of this terminal belong to the real survey, and to the command.
            OwnsTerminal = false,
            Settings = ImmutableDictionary<string, string?>
                .Empty.Add(
                    "AzureWebJobsStorage",
                    LocalAccount.ConnectionString(ports[0], ports[1], ports[2])
                )
                .Add("LocalStorage__Location", folder)
                .Add("Survey__Trial", "true")
                .Add("Survey__PublicResults", "true")
                .Add("Survey__ClosesAt", closesAt.ToString("O", CultureInfo.InvariantCulture))
                .Add("Survey__Organiser", "Demo")
                .Add("Survey__Contact", "demo@example.org"),
        };
    }
}
