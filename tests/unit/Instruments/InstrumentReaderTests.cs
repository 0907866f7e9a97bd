using System.Text;
using System.Text.Json.Nodes;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Instruments;

public sealed class InstrumentReaderTests
{
    [Fact]
    public void The_built_in_questionnaire_has_no_problem()
    {
        var reading = InstrumentReader.Read(BuiltInInstrument.Json.AsMemory());

        Assert.Empty(reading.Problems);
        Assert.NotNull(reading.Instrument);
    }

    [Theory]
    [InlineData("\"participation\": \"every-period\",", "", Participation.EveryPeriod)]
    [InlineData(
        "\"participation\": \"every-period\",",
        "\"participation\": \"once\",",
        Participation.Once
    )]
    public void People_may_answer_again_in_each_period_unless_the_questionnaire_says_once(
        string written,
        string instead,
        Participation expected
    )
    {
        var json = TestData.TutorialJson().Replace(written, instead, StringComparison.Ordinal);

        var instrument = InstrumentReader.Read(Encoding.UTF8.GetBytes(json)).Instrument;

        Assert.Equal(expected, instrument?.Participation);
    }

    [Theory]
    [InlineData("$.meta.id", "a-b\n")]
    [InlineData("$.items[1].id", "a-b\n")]
    [InlineData("$.meta.version", "1.0.0\n")]
    [InlineData("$.meta.version", "\u0661.0.0")]
    public void A_name_is_what_it_looks_like(string path, string value)
    {
        var root = JsonNode.Parse(BuiltInInstrument.Json.AsSpan())!;
        var owner = path.StartsWith("$.meta", StringComparison.Ordinal)
            ? root["meta"]!
            : root["items"]![1]!;
        owner[path[(path.LastIndexOf('.') + 1)..]] = value;

        var reading = InstrumentReader.Read(Encoding.UTF8.GetBytes(root.ToJsonString()));

        Assert.Contains(
            reading.Problems,
            p => string.Equals(p.Path, path, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("{\n  \"meta\": \"\\ud800\" }", "has a text that is not Unicode (line 2, sign 11)")]
    [InlineData("{\n  \"\\udfff\": 1 }", "has a text that is not Unicode (line 2, sign 3)")]
    public void A_text_that_is_no_Unicode_is_a_problem_with_its_place(string json, string expected)
    {
        var reading = InstrumentReader.Read(Encoding.UTF8.GetBytes(json));

        Assert.Equal(expected, Assert.Single(reading.Problems).Rule);
    }

    [Theory]
    [InlineData("admin", 33, 28)]
    [InlineData("proximity", 33, 27)]
    [InlineData("other", 33, 27)]
    [InlineData("undisclosed", 33, 27)]
    public void Every_stratum_is_counted_on_its_own_items(string stratum, int closed, int scales)
    {
        var items = TestData.BuiltInInstrument().CountedItems(new StratumId(stratum));

        Assert.Equal(closed - 1, items.Length);
        Assert.Equal(scales, items.OfType<ScaleItem>().Count());
    }

    /// <summary>Without the profile, and without "bouncing back", of which the speaker says that he will not speak of it.</summary>
    [Theory]
    [InlineData("admin", 12)]
    [InlineData("proximity", 12)]
    [InlineData("other", 13)]
    [InlineData("undisclosed", 13)]
    public void The_core_has_one_question_of_every_theme_of_the_talk(string group, int questions)
    {
        var instrument = TestData.BuiltInInstrument();
        var stratum = new StratumId(group);
        var themes = instrument
            .CountedItems(stratum)
            .Select(i => i.DimensionId)
            .Distinct(StringComparer.Ordinal)
            .Except(["profile", "bouncing-back"], StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        var core = instrument.EarlyExitOf(stratum)!.Core;

        Assert.Equal(questions, core.Length);
        Assert.Equal(themes, core.Select(i => i.DimensionId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_opt_out_is_always_the_last_category()
    {
        Assert.All(
            TestData.BuiltInInstrument().AllCountedItems,
            i => Assert.True(i.Categories[i.OptOutIndex].IsOptOut)
        );
    }

    [Theory]
    [InlineData("$.items[3].text.nl", "is missing")]
    [InlineData("$.items[1].scale", "no scale has the id 'mood'")]
    [InlineData("$.items[2].id", "'exposure-online-only' is used twice")]
    [InlineData("$.items[0].options", "must lead to every group, each by one option")]
    [InlineData("$.items[30].options", "must hold exactly one option with optOut")]
    [InlineData("$.blocks", "must place every item once, in the order of $.items")]
    [InlineData("$.ui.site.title", "is missing")]
    [InlineData("$.ui.start.duration.en", "must hold the placeholders {minutes}")]
    [InlineData("$.meta.publicationThreshold", "must be a whole number from 10 to 10000")]
    public void A_broken_rule_is_named_with_its_place(string path, string rule)
    {
        var broken = JsonNode.Parse(BuiltInInstrument.Json.AsSpan())!;
        var items = broken["items"]!.AsArray();
        items[3]!["text"]!.AsObject().Remove("nl");
        items[1]!["scale"] = "mood";
        items[2]!["id"] = "exposure-online-only";
        items[0]!["options"]!.AsArray().RemoveAt(1);
        var options = items[30]!["options"]!.AsArray();
        options.RemoveAt(options.Count - 1);
        broken["ui"]!.AsObject().Remove("site.title");
        broken["ui"]!["start.duration"] = new JsonObject
        {
            ["fr"] = "{minutes} minutes.",
            ["nl"] = "{minutes} minuten.",
            ["de"] = "{minutes} Minuten.",
            ["en"] = "It takes a while.",
        };
        broken["meta"]!["publicationThreshold"] = 2;

        var reading = InstrumentReader.Read(Encoding.UTF8.GetBytes(broken.ToJsonString()));

        Assert.Null(reading.Instrument);
        Assert.Contains(
            reading.Problems,
            p =>
                string.Equals(p.Path, path, StringComparison.Ordinal)
                && p.Rule.StartsWith(rule, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"meta\":7}")]
    [InlineData("{\"meta\":{\"languages\":[\"fr\"]},\"items\":[{}],\"blocks\":{},\"ui\":[]}")]
    public void What_is_no_instrument_gives_problems_and_no_exception(string json)
    {
        var reading = InstrumentReader.Read(Encoding.UTF8.GetBytes(json));

        Assert.Null(reading.Instrument);
        Assert.NotEmpty(reading.Problems);
    }
}
