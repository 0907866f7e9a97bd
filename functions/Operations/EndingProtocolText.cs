using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Operations;

/// <summary>The protocol of an end, in words to be filed: how far it has come, what was released, what was erased, what remains.</summary>
internal static class EndingProtocolText
{
    /// <summary>Writes it. No number of answers stands in it.</summary>
    public static Task WriteAsync(EndingProtocol protocol, TextWriter output) =>
        protocol.State == SeriesState.Ended
            ? WriteEndAsync(protocol, output)
            : WriteProgressAsync(protocol, output);

    private static async Task WriteProgressAsync(EndingProtocol protocol, TextWriter output)
    {
        var record = protocol.Series.Record;
        await output.WriteLineAsync(
            $"{record.Id} was ended at {At(record.EndedAt)}: nothing is accepted for it any more."
        );
        await WriteStepsAsync(protocol, output);
        await output.WriteLineAsync(
            (record.DrySince, record.FinalPeriod) switch
            {
                (_, { } final) =>
                    $"Its final period is {final}. The next run of the schedule closes and publishes what is left and erases the rest.",
                ({ } dry, _) =>
                    $"Since {At(dry)} nothing of it was seen waiting. A run of the schedule that sees nothing at {At(protocol.EarliestClosing)} or later closes it.",
                _ =>
                    $"The schedule closes it once nothing of it waits to be counted any more, at {At(protocol.EarliestClosing)} at the earliest.",
            }
        );
        await output.WriteLineAsync(
            "The app must keep running for that: its pages say that the survey is over, and its reports stay readable."
        );
        await output.WriteLineAsync(
            $"To see how far it has come: end-survey {record.Id}, or GET /operations/endings/{record.Id}, as often as you like."
        );
    }

    private static async Task WriteStepsAsync(EndingProtocol protocol, TextWriter output)
    {
        var record = protocol.Series.Record;
        (bool IsDone, string Text)[] steps =
        [
            (true, "nothing is accepted any more, and the pages say so"),
            (record.DrySince is not null, "nothing of it is seen waiting to be counted"),
            (record.FinalPeriod is not null, "the final period is chosen"),
            (false, "what is left is closed and published"),
            (false, "the rest is erased"),
        ];
        foreach (var (isDone, text) in steps)
        {
            await output.WriteLineAsync($"  {(isDone ? "done" : "next")}: {text}");
        }
    }

    private static async Task WriteEndAsync(EndingProtocol protocol, TextWriter output)
    {
        var record = protocol.Series.Record;
        await output.WriteLineAsync(
            $"Protocol: {record.Id} was ended at {At(record.EndedAt)}; its final period is {record.FinalPeriod}."
        );
        await output.WriteLineAsync();
        await output.WriteLineAsync("Released, by group:");
        foreach (var stratum in record.Strata)
        {
            ImmutableArray<Outcome> own =
            [
                .. protocol.Outcomes.Where(o => o.Stratum == stratum).OrderBy(o => o.Period),
            ];
            await output.WriteLineAsync($"  {NameOf(protocol, stratum)}: {Releases(own)}");
            await output.WriteLineAsync($"    {Rest(own, record)}");
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
            "A message of it that still turned up would be counted nowhere: it goes to the poisoned ones, where it vanishes after seven days."
        );
    }

    private static string At(DateTimeOffset? instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{instant:yyyy-MM-dd HH:mm} UTC");

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

    private static string Rest(ImmutableArray<Outcome> outcomes, SeriesRecord record) =>
        outcomes.LastOrDefault(o => o.Period == record.FinalPeriod) switch
        {
            null =>
                "Its open batch could not be closed, since the secret was missing; it was erased unpublished.",
            ReleasedOutcome => "Nothing was left over.",
            TooFewOutcome =>
                $"In its last period fewer than {record.Threshold} answered, perhaps none; their answers were erased unpublished.",
            _ =>
                $"Its last batch had fewer than {record.Threshold} respondents, perhaps none; it was erased unpublished.",
        };
}
