using System.Text;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Instruments;

public sealed class EarlyExitTests
{
    [Theory]
    [InlineData("office", "meets-people", "drinks")]
    [InlineData("workshop", "meets-people", "drinks cups")]
    public void Core_items_stand_before_it_and_all_others_of_the_group_behind(
        string group,
        string core,
        string later
    )
    {
        var exit = Of(TestData.TutorialWithCoreJson(), group)!;

        Assert.Equal(core, string.Join(' ', exit.Core.Select(i => i.Id)));
        Assert.Equal(later, string.Join(' ', exit.Later.Select(i => i.Id)));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(6, 2, 4)]
    [InlineData(7, 2, 5)]
    [InlineData(120, 40, 80)]
    public void The_minutes_of_a_group_are_divided_as_its_items_are(int all, int core, int later)
    {
        var json = JsonEdit.Set(
            TestData.TutorialWithCoreJson(),
            "meta.estimatedMinutes.workshop",
            Invariant(all)
        );

        var exit = Of(Encoding.UTF8.GetString(json), "workshop")!;

        Assert.Equal((core, later), (exit.CoreMinutes, exit.LaterMinutes));
    }

    [Fact]
    public void Without_core_items_there_is_none() =>
        Assert.Null(Of(TestData.TutorialJson(), "office"));

    [Fact]
    public void Where_nothing_stands_behind_the_core_there_is_none()
    {
        var json = JsonEdit.Set(
            TestData.TutorialWithCoreJson(),
            "items.2.groups",
            "[\"workshop\"]"
        );

        Assert.Null(Of(Encoding.UTF8.GetString(json), "office"));
    }

    [Fact]
    public void A_section_of_core_items_behind_another_is_refused()
    {
        var json = JsonEdit.Set(TestData.TutorialJson(), "items.3.core", "true");
        json = JsonEdit.Set(
            Encoding.UTF8.GetString(json),
            "blocks.1.items",
            "[\"meets-people\", \"drinks\"]"
        );
        json = JsonEdit.Set(
            Encoding.UTF8.GetString(json),
            "blocks.2",
            """{"id":"more","page":"questions","heading":{"en":"More","fr":"Encore"},"items":["cups"]}"""
        );

        var problem = Assert.Single(InstrumentReader.Read(json).Problems);

        Assert.Equal("$.items[3].core", problem.Path);
        Assert.StartsWith(
            "must stand before every section",
            problem.Rule,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_comment_cannot_be_core()
    {
        var json = JsonEdit.Set(
            TestData.TutorialJson(),
            "items.3",
            """{"id":"cups","type":"open","core":true,"maxLength":9,"dimension":"kitchen","groups":["office"],"text":{"en":"And?","fr":"Et ?"}}"""
        );

        var problem = Assert.Single(InstrumentReader.Read(json).Problems);

        Assert.Equal("$.items[3].core", problem.Path);
    }

    private static EarlyExit? Of(string json, string group)
    {
        var instrument = InstrumentReader.Read(Encoding.UTF8.GetBytes(json)).Instrument!;
        return instrument.EarlyExitOf(new StratumId(group));
    }

    private static string Invariant(int number) =>
        number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
