using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Respondent;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Local.Commands;

/// <summary>The command <c>preview-instrument</c>: every page that a respondent can meet, without storage. Answers are thrown away.</summary>
public static class PreviewInstrument
{
    // All of the respondent's functions but those of published results: there are none.
    private static readonly ImmutableArray<Type> Functions =
    [
        typeof(ChooseLanguage),
        typeof(ShowStartPage),
        typeof(ShowQuestions),
        typeof(ChangeGroup),
        typeof(SubmitResponse),
        typeof(ShowThanks),
        typeof(ShowPrivacy),
        typeof(ShowGuarantees),
        typeof(ShowAccessibility),
        typeof(ShowPaper),
    ];

    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "preview-instrument",
            "FILE [--port N]",
            "serves the pages of a questionnaire without storing anything",
            RunAsync
        );

    private static async Task<int> RunAsync(
        LocalCommandLine line,
        CancellationToken cancellationToken
    )
    {
        var (path, options) = Read(line);
        if (
            await QuestionnaireFile.ReadAsync(path, line.Error, cancellationToken)
            is not { } instrument
        )
        {
            return 1;
        }

        var builder = LocalHost.CreateBuilder(options);
        Compose(builder.Services, instrument);
        var host = builder.Build();
        await using (((IAsyncDisposable)host).ConfigureAwait(false))
        {
            await host.StartAsync(cancellationToken);
            await AnnounceAsync(
                line.Output,
                instrument,
                host.Services.GetRequiredService<LocalSite>()
            );
            await UntilStoppedAsync(cancellationToken);
            await host.StopAsync(CancellationToken.None);
        }

        return 0;
    }

    private static (string Path, LocalHostOptions Options) Read(LocalCommandLine line)
    {
        if (line.Arguments is not [var path, .. var rest] || path.StartsWith('-'))
        {
            throw new LocalHostException(
                "preview-instrument needs the path of a questionnaire's JSON file or workbook, and may have --port N behind it."
            );
        }

        var options = LocalHostOptions.FromCommandLine(rest, line.Output) with
        {
            // Settings and signals of this terminal belong to the real survey, and to the command.
            OwnsTerminal = false,
            HttpOnly = true,
            FunctionClasses = Functions,
        };
        return (path, options);
    }

    private static void Compose(IServiceCollection services, Instrument instrument)
    {
        services
            .AddRespondentPages()
            .AddSingleton<IResponseIntake, DiscardingIntake>()
            .AddSingleton(s => Survey(instrument, s.GetRequiredService<TimeProvider>()));
    }

    private static Survey Survey(Instrument instrument, TimeProvider clock)
    {
        var options = new SurveyOptions();
        return new Survey
        {
            Instrument = instrument,
            Options = options,
            IsPreview = true,
            Series = SurveyOpening.Describe(instrument, options, clock.GetUtcNow()),
            Sealing = OpeningKeys.Create().Sealing,
            Nonces = new FormNonces(
                RandomNumberGenerator.GetBytes(FormNonces.KeyBytes),
                clock,
                RandomNumberGenerator.Fill
            ),
        };
    }

    private static async Task AnnounceAsync(
        TextWriter output,
        Instrument instrument,
        LocalSite site
    )
    {
        await output.WriteLineAsync();
        await output.WriteLineAsync(
            $"Preview of {instrument.Id} version {instrument.Version}. Nothing is stored. Ctrl+C stops it."
        );
        await output.WriteLineAsync();
        foreach (var language in instrument.Languages)
        {
            await output.WriteLineAsync(
                $"  {language}  {site.BaseAddress}{language}   on paper {site.BaseAddress}{language}/paper"
            );
        }

        await output.WriteLineAsync();
    }

    private static async Task UntilStoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how a preview ends.
        }
    }
}

/// <summary>Takes submissions and keeps nothing of them.</summary>
internal sealed class DiscardingIntake : IResponseIntake
{
    /// <inheritdoc/>
    public Task AcceptAsync(Submission submission, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
