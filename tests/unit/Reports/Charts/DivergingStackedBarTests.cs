using System.Globalization;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Charts;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Reports.Charts;

public sealed class DivergingStackedBarTests
{
    private static readonly Instrument Questionnaire = TestData.BuiltInInstrument();

    [Fact]
    public void The_neutral_middle_is_centred_and_widths_are_shares()
    {
        var svg = Draw(TestData.Full(12, 24, 12, 6, 6, 0));

        var bars = svg.QuerySelectorAll("rect");
        Assert.Equal(["c1", "c2", "c3", "c4", "c5"], bars.Select(b => b.ClassName!));
        Assert.Equal([8.8, 17.6, 8.8, 4.4, 4.4], bars.Select(b => Value(b, "width")));
        Assert.Equal(44, Value(bars[2], "x") + (Value(bars[2], "width") / 2), 1e-9);
        Assert.Equal(Value(bars[1], "x"), Value(bars[0], "x") + Value(bars[0], "width"), 1e-9);
    }

    [Fact]
    public void Few_or_none_is_drawn_as_nothing()
    {
        var svg = Draw(TestData.Full(0, 24, 18, 18, 0, 0));

        Assert.Equal(["c2", "c3", "c4"], svg.QuerySelectorAll("rect").Select(b => b.ClassName!));
    }

    [Fact]
    public void The_opt_out_stands_apart()
    {
        var svg = Draw(TestData.Full(9, 9, 9, 9, 9, 15));

        var optOut = svg.QuerySelector("rect.c0")!;
        Assert.True(Value(optOut, "x") > 88);
        Assert.Equal("25", svg.QuerySelector("text.opt")!.TextContent);
    }

    [Fact]
    public void A_bound_has_no_number_and_what_lies_beyond_it_stays_open()
    {
        var svg = Draw(TestData.Full(0, 0, 0, 0, 0, 27, 33, 0), TestData.WithScales(7, 1));

        Assert.Empty(svg.QuerySelectorAll("text.v"));
        var open = svg.QuerySelector("rect.open")!;
        Assert.Equal(4.4, Value(open, "width"), 1e-9);
    }

    [Fact]
    public void An_opt_out_that_rounds_to_nothing_has_no_number()
    {
        var svg = Draw(TestData.Full(120, 120, 120, 120, 120, 3));

        Assert.NotNull(svg.QuerySelector("rect.c0"));
        Assert.Null(svg.QuerySelector("text.opt"));
    }

    [Fact]
    public void A_band_has_no_bar()
    {
        Assert.Null(Markup(TestData.Band(6, 0, 0, 0, 0, 54, 0), Questionnaire));
    }

    [Fact]
    public void A_bar_is_for_eyes_alone_since_the_words_beside_it_say_the_same()
    {
        var svg = Draw(TestData.Full(12, 24, 12, 6, 6, 0));

        Assert.Equal("true", svg.GetAttribute("aria-hidden"));
    }

    private static IElement Draw(ProtectedTable table, Instrument? instrument = null)
    {
        using var markup = new StringWriter(CultureInfo.InvariantCulture);
        Markup(table, instrument ?? Questionnaire)!.WriteTo(markup, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(markup.ToString()).QuerySelector("svg")!;
    }

    private static IHtmlContent? Markup(ProtectedTable table, Instrument instrument)
    {
        var period = TestData.Month(2026, 1);
        var report = ReportAnalysis.Of(
            instrument,
            TestData.MonthlySeries(instrument),
            [TestData.Release(instrument, "admin", period, 60, ("workload-more", table))],
            period
        );
        var result = report
            .Items.Single(i => i.Item.Id == new ItemId("workload-more"))
            .In(ReportScope.Period)
            .Single(r => r.Coverage.Group.Stratum is not null && r.IsReleased);
        var words = new ReportWording(instrument, new Language("en"));
        return new DivergingStackedBar(words).Draw(result);
    }

    private static double Value(IElement element, string attribute) =>
        double.Parse(element.GetAttribute(attribute)!.TrimEnd('%'), CultureInfo.InvariantCulture);
}
