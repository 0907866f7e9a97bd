using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Paper;
using SurveyPipeline.Pages.PaperEntry;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.PaperEntry;

/// <summary>On paper, <c>workload-more</c> has the boxes 1 to 5 and 0, <c>delegated-procedures</c> 1 to 11 and 0 with any number of
/// crosses but 11 alone, <c>voice-actions</c> 1 to 8 and 0 of which 8 stands alone, and the group 1 to 3 and 0.</summary>
public sealed class TypedAnswerTests
{
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();
    private static readonly PaperCodes Codes = new(Instrument);

    [Theory]
    [InlineData("profile-group", "1", "admin")]
    [InlineData("profile-group", "0", "undisclosed")]
    [InlineData("workload-more", "1", "1")]
    [InlineData("workload-more", " 5 ", "5")]
    [InlineData("workload-more", "0", "na")]
    [InlineData("workload-more", "", "")]
    [InlineData("delegated-procedures", "10 2", "health-fund other-procedure")]
    [InlineData("delegated-procedures", "2,10", "health-fund other-procedure")]
    [InlineData("delegated-procedures", "2; 10", "health-fund other-procedure")]
    [InlineData("delegated-procedures", "2.10.2", "health-fund other-procedure")]
    [InlineData("delegated-procedures", " 2  10 ", "health-fund other-procedure")]
    public void The_figures_of_the_boxes_are_the_answers_of_the_questionnaire(
        string item,
        string text,
        string codes
    )
    {
        var typed = new TypedAnswer(Codes, ItemOf(item), text);

        Assert.Equal(codes, string.Join(' ', typed.Codes));
        Assert.Null(typed.FindProblem(English));
    }

    [Theory]
    [InlineData("workload-more", "6", "“6” is not a code of this question. Possible: 1–5, 0")]
    [InlineData("workload-more", "na", "“na” is not a code of this question. Possible: 1–5, 0")]
    [InlineData("workload-more", "01", "“01” is not a code of this question. Possible: 1–5, 0")]
    [InlineData("workload-more", "-1", "“-1” is not a code of this question. Possible: 1–5, 0")]
    [InlineData("workload-more", "１", "“１” is not a code of this question. Possible: 1–5, 0")]
    [InlineData("workload-more", "3 4", "Only one code is possible here")]
    [InlineData("workload-more", "4 0", "Only one code is possible here")]
    [InlineData(
        "delegated-procedures",
        "12",
        "“12” is not a code of this question. Possible: 1–11, 0"
    )]
    [InlineData(
        "delegated-procedures",
        "1 13",
        "“13” is not a code of this question. Possible: 1–11, 0"
    )]
    [InlineData(
        "voice-actions",
        "1 8",
        "Choose either “I have not reported any” or one or more other answers"
    )]
    [InlineData(
        "voice-actions",
        "1 0",
        "Choose either “I prefer not to answer” or one or more other answers"
    )]
    public void What_the_form_does_not_offer_is_said(string item, string text, string expected)
    {
        Assert.Equal(expected, new TypedAnswer(Codes, ItemOf(item), text).FindProblem(English));
    }

    [Theory]
    [InlineData("workload-more", "3", "3 ", true)]
    [InlineData("workload-more", "3", "4", false)]
    [InlineData("workload-more", "", "0", true)]
    [InlineData("workload-more", "", "1", false)]
    [InlineData("delegated-procedures", "1 3", "3,1", true)]
    [InlineData("delegated-procedures", "1 3", "1", false)]
    [InlineData("delegated-procedures", "1 3", "1 3 4", false)]
    [InlineData("delegated-procedures", "1 1", "11", false)]
    [InlineData("delegated-procedures", "", "0", true)]
    public void Two_entries_agree_when_they_mean_the_same(
        string item,
        string first,
        string second,
        bool agree
    )
    {
        var one = new TypedAnswer(Codes, ItemOf(item), first);
        var other = new TypedAnswer(Codes, ItemOf(item), second);

        Assert.Equal(agree, one.AgreesWith(other));
        Assert.Equal(agree, other.AgreesWith(one));
    }

    [Fact]
    public void Every_box_that_is_printed_can_be_typed()
    {
        foreach (var item in Instrument.Items.OfType<ClosedItem>())
        {
            var codes = item.Categories.Select(
                (_, i) => new TypedAnswer(Codes, item, Codes.Of(item, i)).Codes
            );

            Assert.Equal(item.Categories.Select(c => c.Code), codes.SelectMany(c => c));
        }
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("10", "10")]
    [InlineData("x", "na")]
    [InlineData("X", "na")]
    public void Where_a_scale_begins_with_0_the_opt_out_is_x(string text, string code)
    {
        var instrument = TestData.WithScales(points: 11, firstCode: 0);
        var codes = new PaperCodes(instrument);
        var item = instrument.AllCountedItems.First(i => i.AnswerScale is not null);

        var typed = new TypedAnswer(codes, item, text);

        Assert.Equal([code], typed.Codes);
        Assert.Equal("0–10, X", typed.Offered);
        Assert.Equal("1–3, X", codes.Offered(instrument.GroupItem));
    }

    private static Wording English => new(Instrument, new Language("en"));

    private static ClosedItem ItemOf(string id) =>
        Instrument.Items.OfType<ClosedItem>().Single(i => i.Id == new ItemId(id));
}
