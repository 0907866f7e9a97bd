using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Responses;
using SurveyPipeline.Statistics;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Publication;

public sealed class ReportRehearsalTests
{
    [Theory]
    [InlineData(Participation.Once)]
    [InlineData(Participation.EveryPeriod)]
    public void Every_form_of_a_figure_comes_up(Participation participation)
    {
        var instrument = TestData.BuiltInInstrument();
        var series = SurveyOpening.Describe(
            instrument,
            new SurveyOptions(),
            new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero)
        ) with
        {
            Participation = participation,
        };
        var outcomes = ReportRehearsal.MakeUp(instrument, series);
        var second = series.FirstPeriod.Next;
        var items = new[] { second, second.Next }
            .SelectMany(p => ReportAnalysis.Of(instrument, series, outcomes, p).Items)
            .ToList();

        var forms = items
            .SelectMany(i => i.Results)
            .SelectMany(r => r.Categories)
            .Select(c => c.Figure.Form)
            .ToHashSet();
        Assert.Superset(
            new HashSet<FigureForm> { FigureForm.Share, FigureForm.OrMore, FigureForm.OrFewer },
            forms
        );
        Assert.Contains(items, i => i.HasInterval);
        Assert.Contains(items, i => i.Results.Any(r => r.Centre is not null));
        Assert.Contains(
            items,
            i => i.Results.Any(r => r is { IsReleased: true, IsBrokenDown: false })
        );
        Assert.Contains(items, i => i.Comparisons.Any(c => c.AdjustedP is not null));
        Assert.Contains(items, i => !i.Changes.IsEmpty);
    }
}
