using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Local.Commands;

/// <summary>The protocol of an end, in words to be filed: what was released, what was erased, what remains.</summary>
internal static class EndingProtocolText
{
    /// <summary>Writes it. No number of answers stands in it.</summary>
    public static async Task WriteAsync(EndingProtocol protocol, TextWriter output)
    {
        var record = protocol.Series.Record;
        await output.WriteLineAsync();
        await output.WriteLineAsync($"Protocol: {record.Id} has ended with {protocol.LastPeriod}.");
        await output.WriteLineAsync();
        await output.WriteLineAsync("Released, by group:");
        foreach (var stratum in record.Strata)
        {
            ImmutableArray<Outcome> own =
            [
                .. protocol.Outcomes.Where(o => o.Stratum == stratum).OrderBy(o => o.Period),
            ];
            await output.WriteLineAsync($"  {NameOf(protocol, stratum)}: {Releases(own)}");
            await output.WriteLineAsync($"    {Rest(own, record.Threshold)}");
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync(
            "Erased: open counts and receipts; the secret too, unless another version of the questionnaire lives."
        );
        await output.WriteLineAsync(
            protocol.Reports.IsEmpty
                ? "Remains: the outcomes, the questionnaire; no report was published."
                : $"Remains: the reports of {string.Join(", ", protocol.Reports)}, the outcomes they are made of (rounded tables), the questionnaire."
        );
        await output.WriteLineAsync(
            "Vanishes by itself: a poisoned message seven days after it failed, any other that turns up late fourteen days after it was sent; should a host count one, the next run of the schedule erases that. It is in no report."
        );
    }

    private static string NameOf(EndingProtocol protocol, StratumId stratum)
    {
        var instrument = protocol.Series.Instrument;
        var language = instrument.FindLanguage("en") ?? instrument.DefaultLanguage;
        return instrument.FindStratum(stratum) is { } found
            ? $"{found.Label[language]} ({stratum})"
            : stratum.Value;
    }

    private static string Releases(ImmutableArray<Outcome> outcomes)
    {
        ImmutableArray<string> spans =
        [
            .. outcomes
                .OfType<ReleasedOutcome>()
                .Select(r => r.From == r.Period ? $"{r.Period}" : $"{r.From} to {r.Period}"),
        ];
        return spans.IsEmpty ? "nothing" : string.Join("; ", spans);
    }

    private static string Rest(ImmutableArray<Outcome> outcomes, int threshold) =>
        outcomes.LastOrDefault() switch
        {
            null =>
                "Its open batch could not be closed, since the secret was missing; it was erased unpublished.",
            ReleasedOutcome => "Nothing was left over.",
            TooFewOutcome =>
                $"In its last period fewer than {threshold} answered, perhaps none; their answers were erased unpublished.",
            _ =>
                $"Its last batch had fewer than {threshold} respondents, perhaps none; it was erased unpublished.",
        };
}
