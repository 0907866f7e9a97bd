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
    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "check-instrument",
            "FILE [GROUP=N …]",
            "checks a questionnaire and names each problem with its place",
            RunAsync
        );

    private static async Task<int> RunAsync(
        LocalCommandLine line,
        CancellationToken cancellationToken
    )
    {
        if (line.Arguments is not [var path, .. var groups])
        {
            throw new LocalHostException(
                "check-instrument needs the path of a questionnaire's JSON file or workbook; behind it, if you like, about how many of each group will answer in a month, such as admin=12."
            );
        }

        var instrument = await QuestionnaireFile.ReadAsync(path, line.Error, cancellationToken);
        if (instrument is null)
        {
            return 1;
        }

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

        await line.Output.WriteLineAsync(Describe(path, instrument));
        foreach (var language in instrument.Languages.Where(l => !instrument.Product.Speaks(l)))
        {
            await NameMissingAsync(language, instrument, line.Output);
        }

        foreach (var sentence in SmallGroups.Describe(instrument, groups))
        {
            await line.Output.WriteLineAsync(sentence);
        }

        return 0;
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
