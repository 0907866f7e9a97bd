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
    /// <summary>Whether the same people may stand in it several times: then it holds answers, no intervals, no tests and no findings
    /// (<c>statistics.md</c> section 1, Participation).</summary>
    public bool MayRepeatPeople { get; init; }

    /// <summary>Whether anything may be said.</summary>
    public bool IsReleased => !Releases.IsEmpty;

    /// <summary>Respondents of the releases, exact.</summary>
    public int N => Releases.Sum(r => r.N);

    /// <summary>About how many people were asked for these releases; null where it is not known of each, and where one person may stand in
    /// them several times.</summary>
    public int? Asked =>
        IsReleased
        && Group.Stratum is not null
        && !MayRepeatPeople
        && Releases.All(r => r.Asked is not null)
            ? Releases.Sum(r => r.Asked)
            : null;

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
}

/// <summary>Whom a table describes: one stratum, or all of them together.</summary>
/// <param name="Stratum">The stratum; null for all groups.</param>
public sealed record ReportGroup(Stratum? Stratum)
{
    /// <summary>The code of all groups in files; no stratum's id begins with <c>_</c>.</summary>
    public const string AllCode = "_all";

    /// <summary>The code of <see cref="AllInFull"/> in files.</summary>
    public const string AllInFullCode = "_all_in_full";

    /// <summary>All groups together.</summary>
    public static ReportGroup All { get; } = new((Stratum?)null);

    /// <summary>Those groups together whose answers to an item are all broken down (<c>statistics.md</c> section 1, Which total).</summary>
    public static ReportGroup AllInFull { get; } = new((Stratum?)null) { IsInFull = true };

    /// <summary>Whether groups are left out of it because their answers to the item are not all broken down.</summary>
    public bool IsInFull { get; private init; }

    /// <summary>Its code in files.</summary>
    public string Code => Stratum?.Id.Value ?? (IsInFull ? AllInFullCode : AllCode);

    /// <summary>Whether it is all groups together.</summary>
    public bool IsAll => Stratum is null && !IsInFull;

    /// <summary>Whether a table of this item is made for it: asked of the stratum, or of several where it is all groups.</summary>
    public bool Has(ClosedItem item) =>
        Stratum is null ? item.Strata.Length > 1 : item.IsAskedOf(Stratum.Id);
}

/// <summary>Which releases of a group a table sums.</summary>
public enum ReportScope
{
    /// <summary>The release made when the report's period closed.</summary>
    Period,

    /// <summary>The last release of the group, of this period or an earlier one; of all groups, the releases of the last period that has
    /// any. Only where people may answer in each period.</summary>
    Last,

    /// <summary>Every release from the beginning of the series up to the report's period.</summary>
    Cumulative,

    /// <summary>The release before that of the period, with which it is compared.</summary>
    Before,
}

/// <summary>Which releases findings and comparisons are about.</summary>
public static class LeadingScope
{
    /// <summary>Everything released where each person answers once; else the last release of each group, since a sum may count the
    /// same people again.</summary>
    public static ReportScope Of(Participation participation) =>
        participation == Participation.EveryPeriod ? ReportScope.Last : ReportScope.Cumulative;
}
