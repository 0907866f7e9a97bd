using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Responses;
using SurveyPipeline.Surveys;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Local.Commands;

/// <summary>The command <c>check-instrument</c>: holds a questionnaire against every rule. Nothing is started, no storage is touched.</summary>
public static class CheckInstrument
{
    private const string LanguageOption = "--language";

    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "check-instrument",
            "FILE [--language LANG] [GROUP=N …]",
            "checks a questionnaire and names each problem with its place; with --language, sentences that are hard to read",
            RunAsync
        );

    private static async Task<int> RunAsync(
        LocalCommandLine line,
        CancellationToken cancellationToken
    )
    {
        var (code, arguments) = TakeLanguage(line.Arguments);
        if (arguments is not [var path, .. var groups])
        {
            throw new LocalHostException(
                "check-instrument needs the path of a questionnaire's JSON file or workbook; behind it, if you like, --language and one of its languages, and about how many of each group will answer in a month, such as admin=12."
            );
        }

        var instrument = await QuestionnaireFile.ReadAsync(path, line.Error, cancellationToken);
        if (instrument is null)
        {
            return 1;
        }

        Language? language = code is null ? null : FindLanguage(instrument, code);
        try
        {
            await ReportRehearsal.RunAsync(
                instrument,
                SurveyOpening.Describe(
                    instrument,
                    new SurveyOptions(),
                    TimeProvider.System.GetUtcNow()
                ),
                cancellationToken
            );
        }
        catch (ReportNotWrittenException error)
        {
            await line.Error.WriteLineAsync(
                $"{path} is valid, but its reports could not be published. {error.Message}"
            );
            return 1;
        }

        ImmutableArray<RehearsedPage> pages;
        try
        {
            pages = await PageRehearsal.RunAsync(instrument, cancellationToken);
        }
        catch (PageNotBuiltException error)
        {
            await line.Error.WriteLineAsync(
                $"{path} is valid, but its pages could not be shown. {error.Message}"
            );
            return 1;
        }

        await line.Output.WriteLineAsync(Describe(path, instrument));
        foreach (var note in InstrumentNotes.Of(instrument, pages))
        {
            await line.Output.WriteLineAsync(note);
        }

        foreach (var other in instrument.Languages.Where(l => !instrument.Product.Speaks(l)))
        {
            await NameMissingAsync(other, instrument, line.Output);
        }

        foreach (var sentence in SmallGroups.Describe(instrument, groups))
        {
            await line.Output.WriteLineAsync(sentence);
        }

        if (language is { } spoken)
        {
            await AdviseAsync(instrument, spoken, line.Output);
        }

        return 0;
    }

    private static (string? Language, ImmutableArray<string> Others) TakeLanguage(
        ImmutableArray<string> arguments
    )
    {
        var at = arguments.IndexOf(LanguageOption);
        return at < 0 ? (null, arguments)
            : at + 1 < arguments.Length ? (arguments[at + 1], arguments.RemoveRange(at, 2))
            : throw new LocalHostException(
                "--language needs the code of a language behind it, such as fr."
            );
    }

    private static Language FindLanguage(Instrument instrument, string code) =>
        instrument.FindLanguage(code)
        ?? throw new LocalHostException(
            $"'{code}' is none of its languages: {string.Join(", ", instrument.Languages)}."
        );

    private static async Task AdviseAsync(
        Instrument instrument,
        Language language,
        TextWriter output
    )
    {
        var advice = PlainLanguage.Of(instrument, language);
        await output.WriteLineAsync(
            advice.IsEmpty
                ? $"The words in '{language}': no long sentence, and no question that seems to ask two things."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Advice on the words in '{language}', {advice.Length} places; none of it is an error:"
                )
        );
        foreach (var place in advice)
        {
            await output.WriteLineAsync($"  {place}");
        }
    }

    private static async Task NameMissingAsync(
        Language language,
        Instrument instrument,
        TextWriter output
    )
    {
        var english = instrument.Product.For(ProductTexts.Fallback);
        var missing = instrument
            .Product.Keys.Where(k => !instrument.InterfaceTexts.ContainsKey(k))
            .ToImmutableArray();
        await output.WriteLineAsync(
            missing.IsEmpty
                ? $"Note: the product does not speak '{language}'; the questionnaire brings every sentence."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Note: the product does not speak '{language}'. There, {missing.Length} sentences appear in English until ui brings them:"
                )
        );
        foreach (var key in missing)
        {
            await output.WriteLineAsync($"  {key}: {english[key]}");
        }
    }

    private static string Describe(string path, Instrument instrument)
    {
        var kinds = string.Join(
            ", ",
            Item.Kinds.Select(kind =>
                    (
                        Kind: kind,
                        Count: instrument.Items.Count(i =>
                            string.Equals(i.Kind, kind, StringComparison.Ordinal)
                        )
                    )
                )
                .Where(k => k.Count > 0)
                .Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Count} {k.Kind}"))
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{path} is right: {instrument.Id} version {instrument.Version}, {instrument.Strata.Length} groups ({string.Join(", ", instrument.Strata.Select(s => s.Id))}), {instrument.Items.Length} items ({kinds}), languages {string.Join(", ", instrument.Languages)}."
        );
    }
}
