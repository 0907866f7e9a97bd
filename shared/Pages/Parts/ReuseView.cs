using System.Collections.Immutable;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Series;

namespace SurveyPipeline.Pages.Parts;

/// <summary>On what terms the published figures may be used, and how they are cited.</summary>
/// <param name="Words">The words of the page.</param>
/// <param name="Licence">The licence as it is set now.</param>
/// <param name="Citations">A citation of all reports of each series.</param>
public sealed record ReuseView(Wording Words, Licence Licence, ImmutableArray<string> Citations)
{
    /// <summary>What a page says that shows reports; null where none is offered on it.</summary>
    /// <param name="words">The words of the page.</param>
    /// <param name="origin">What the settings say.</param>
    /// <param name="reports">The reports.</param>
    /// <param name="titleOf">The title of the questionnaire of a series.</param>
    public static ReuseView? Of(
        Wording words,
        ReportOrigin origin,
        IEnumerable<PublishedReport> reports,
        Func<SeriesId, string> titleOf
    )
    {
        var citations = reports
            .Where(r => !r.IsWithdrawn)
            .GroupBy(r => r.Manifest.Series)
            .Select(s =>
                Citation.OfAll(origin, titleOf(s.Key), s.Key, [.. s.Select(r => r.Period)])
            )
            .ToImmutableArray();
        return citations.IsEmpty ? null : new ReuseView(words, origin.Licence, citations);
    }
}
