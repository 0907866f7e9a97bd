using SurveyPipeline.Instruments;

namespace SurveyPipeline.Reports.Figures;

/// <summary>Whom a table describes: one stratum, or all of them together.</summary>
/// <param name="Stratum">The stratum; null for all groups.</param>
public sealed record ReportGroup(Stratum? Stratum)
{
    /// <summary>The code of all groups in files; no stratum's id begins with <c>_</c>.</summary>
    public const string AllCode = "_all";

    /// <summary>All groups together.</summary>
    public static ReportGroup All { get; } = new((Stratum?)null);

    /// <summary>Its code in files.</summary>
    public string Code => Stratum?.Id.Value ?? AllCode;

    /// <summary>Whether it is all groups together.</summary>
    public bool IsAll => Stratum is null;

    /// <summary>Whether a table of this item is made for it: asked of the stratum, or of several where it is all groups.</summary>
    public bool Has(ClosedItem item) =>
        Stratum is null ? item.Strata.Length > 1 : item.IsAskedOf(Stratum.Id);
}
