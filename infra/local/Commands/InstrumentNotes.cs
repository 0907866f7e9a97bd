using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Local.Commands;

/// <summary>What an author should know of a questionnaire that is right.</summary>
internal static class InstrumentNotes
{
    // What docs/weight.md promises for poor networks.
    private const int LightPage = 14 * 1024;

    /// <summary>The notes, a sentence each.</summary>
    /// <param name="instrument">The questionnaire.</param>
    /// <param name="pages">Its pages.</param>
    public static ImmutableArray<string> Of(
        Instrument instrument,
        ImmutableArray<RehearsedPage> pages
    ) =>
        [
            .. OpenItems(instrument),
            .. EqualQuestions(instrument),
            .. Core(instrument),
            .. HeavyPages(pages),
        ];

    private static IEnumerable<string> OpenItems(Instrument instrument) =>
        instrument
            .Items.OfType<OpenItem>()
            .Select(item =>
                $"Note: the item '{item.Id}' is of type open: it is not shown and nothing is collected, since free text can tell who wrote it."
            );

    private static IEnumerable<string> EqualQuestions(Instrument instrument) =>
        from language in instrument.Languages
        from same in instrument
            .Items.GroupBy(i => i.Text[language], StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
        select $"Note: in '{language}' the items {string.Join(" and ", same.Select(i => $"'{i.Id}'"))} ask the same: “{same.Key}”.";

    private static IEnumerable<string> Core(Instrument instrument) =>
        instrument.AllCountedItems.Any(i => i.IsCore)
            ? instrument.Strata.Select(s => Core(s, instrument))
            : [];

    private static string Core(Stratum stratum, Instrument instrument)
    {
        if (instrument.EarlyExitOf(stratum.Id) is not { } exit)
        {
            return $"Note: group '{stratum.Id}' has no core, or nothing behind it: it cannot stop early.";
        }

        var left = instrument
            .CountedItems(stratum.Id)
            .Select(i => i.DimensionId)
            .Except(exit.Core.Select(i => i.DimensionId), StringComparer.Ordinal)
            .ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Note: group '{stratum.Id}' may stop after {exit.Core.Length} of its {exit.Core.Length + exit.Later.Length} questions, about {exit.CoreMinutes} of {stratum.EstimatedMinutes} minutes{(left.Count == 0 ? "" : $"; its core has none of {string.Join(", ", left.Select(d => $"'{d}'"))}")}."
        );
    }

    private static IEnumerable<string> HeavyPages(ImmutableArray<RehearsedPage> pages) =>
        pages
            .Where(p => p.Size > LightPage)
            .Select(p =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Note: the page '{p.Name}' in '{p.Language}' has {p.Size / 1024.0:0.0} KB compressed; more than 14 load slowly on poor networks."
                )
            );
}
