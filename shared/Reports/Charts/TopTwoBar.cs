using Microsoft.AspNetCore.Html;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Charts;

/// <summary>The two highest answers of one item as a single bar, below the sentence that says them.</summary>
internal static class TopTwoBar
{
    /// <summary>Whether it can be drawn: a share, or a lower bound of answers that are broken down.</summary>
    public static bool CanDraw(ItemResult result) =>
        ShareTrack.CanDraw(result.Scale!.Top, result.IsBrokenDown);

    /// <summary>The image.</summary>
    /// <param name="id">An id that is unique on the page.</param>
    /// <param name="words">The words.</param>
    /// <param name="result">A result of a scale item that <see cref="CanDraw"/> allows.</param>
    public static IHtmlContent Draw(string id, ReportWording words, ItemResult result)
    {
        var svg = new SvgWriter();
        var scale = result.Scale!;
        ShareTrack.Draw(svg, scale.Top, scale.Interval, 1, 100);
        return svg.ToImage(
            id,
            words.Say(
                ReportWording.TopKey("chart.topTwo", result.Item.AnswerScale!),
                ("question", result.Item.Text[words.Language])
            ),
            words.FigureWithInterval(scale.Top, scale.Interval),
            ShareTrack.Height + 3
        );
    }
}
