using System.Collections.Immutable;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Html;

/// <summary>A report and the words of one language, for the page.</summary>
/// <param name="Report">The figures.</param>
/// <param name="Words">The words.</param>
public sealed record ReportView(Report Report, ReportWording Words)
{
    /// <summary>The themes that have items, in declared order.</summary>
    public ImmutableArray<ThemeView> Themes =>
        [
            .. Report
                .Instrument.Dimensions.Select(d => new ThemeView(
                    this,
                    d,
                    Report.Items.RemoveAll(i => i.Dimension != d)
                ))
                .Where(t => !t.Items.IsEmpty),
        ];
}
