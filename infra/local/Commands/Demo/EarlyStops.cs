using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Local.Commands.Demo;

/// <summary>What a report shows of core and of later questions, where some of a group stopped after the core.</summary>
internal static class EarlyStops
{
    /// <summary>Two lines for each group that may stop and has a release: the last one.</summary>
    /// <param name="instrument">The questionnaire.</param>
    /// <param name="outcomes">What became of its periods.</param>
    public static IEnumerable<string> Describe(
        Instrument instrument,
        ImmutableArray<Outcome> outcomes
    ) =>
        from stratum in instrument.Strata
        let exit = instrument.EarlyExitOf(stratum.Id)
        let last = outcomes
            .OfType<ReleasedOutcome>()
            .Where(o => o.Stratum == stratum.Id)
            .MaxBy(o => o.Period.Name, StringComparer.Ordinal)
        where exit is not null && last is not null
        from line in new[]
        {
            Invariant(
                $"  {last.N} of '{stratum.Id}' answered: a core question has about {Answers(exit.Core, last)} answers, a later one about {Answers(exit.Later, last)}."
            ),
            Invariant(
                $"    Broken down by answer: {Shown(exit.Core, last)} of {exit.Core.Length} core questions, {Shown(exit.Later, last)} of {exit.Later.Length} later ones{Rest(exit, last)}."
            ),
        }
        select line;

    private static string Rest(EarlyExit exit, ReleasedOutcome release) =>
        Shown(exit.Later, release) < exit.Later.Length
            ? "; of the others the report says “not broken down”"
            : "";

    private static int Shown(ImmutableArray<ClosedItem> items, ReleasedOutcome release) =>
        items.Count(i =>
            release.Items[i.Id] is not (WithheldItem or ProtectedTable { Kind: ProtectionKind.Few })
        );

    // Of those questions that have one answer, the last cell holds what is no answer.
    private static int Answers(ImmutableArray<ClosedItem> items, ReleasedOutcome release) =>
        (int)
            Math.Round(
                items
                    .Select(i => release.Items[i.Id])
                    .OfType<ProtectedTable>()
                    .Average(t => t.Base - t.Cells[^1]),
                MidpointRounding.AwayFromZero
            );

    private static string Invariant(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
