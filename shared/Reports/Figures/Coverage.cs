using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Reports.Figures;

/// <summary>What a table covers: a group, and the released batches that are summed for it.</summary>
/// <param name="Group">The group.</param>
/// <param name="Scope">Which of its releases.</param>
/// <param name="Releases">The releases, by stratum and period; none where there are not enough answers yet.</param>
public sealed record Coverage(
    ReportGroup Group,
    ReportScope Scope,
    ImmutableArray<ReleasedOutcome> Releases
)
{
    /// <summary>Whether anything may be said.</summary>
    public bool IsReleased => !Releases.IsEmpty;

    /// <summary>Respondents of the releases, exact.</summary>
    public int N => Releases.Sum(r => r.N);

    /// <summary>The first period covered. Only where <see cref="IsReleased"/>.</summary>
    public Period From => Releases.Min(r => r.From);

    /// <summary>The last period covered. Only where <see cref="IsReleased"/>.</summary>
    public Period To => Releases.Max(r => r.Period);

    /// <summary>The strata that the releases are of.</summary>
    public ImmutableArray<StratumId> Strata => [.. Releases.Select(r => r.Stratum).Distinct()];

    /// <summary>The same without the releases that hold no table of an item.</summary>
    public Coverage With(ClosedItem item) =>
        this with
        {
            Releases = Releases.RemoveAll(r =>
                !r.Items.TryGetValue(item.Id, out var kept) || kept is WithheldItem
            ),
        };

    /// <summary>Whether another coverage sums the very same releases.</summary>
    public bool CoversTheSame(Coverage other) => Releases.SequenceEqual(other.Releases);
}
