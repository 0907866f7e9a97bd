using System.Text;
using System.Text.Json;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Instruments;

/// <summary>Each rule broken once, in the example of the documentation. What is wrong by its form alone, the JSON Schema refuses too.</summary>
public sealed class InstrumentRulesTests
{
    private static readonly JsonSchemaCheck Schema = new(
        JsonDocument
            .Parse(
                File.ReadAllBytes(
                    RepositoryFiles.PathOf("shared/Instruments/instrument.schema.json")
                )
            )
            .RootElement
    );

    /// <summary>Path of the change, the new value (null takes it away), where the problem is, and the rule.</summary>
    public static TheoryData<string, string?, string, string> WrongForms =>
        new()
        {
            { "colour", "1", "$.colour", "is not known here: known are $schema, meta" },
            { "meta.languages", "[]", "$.meta.languages", "at least one language" },
            { "meta.languages.1", "\"FR\"", "$.meta.languages[1]", "a language tag such as" },
            { "meta.id", "\"Tea_Kitchen\"", "$.meta.id", "must be kebab-case" },
            { "meta.version", "\"1.0\"", "$.meta.version", "must look like 1.0.0" },
            { "meta.publicationThreshold", "9", "$.meta.publicationThreshold", "from 10 to 10000" },
            { "meta.estimatedMinutes.office", "0", "$.meta.estimatedMinutes.office", "1 to 120" },
            { "meta.localeTags", "{\"fr\":\"fr_BE\"}", "$.meta.localeTags.fr", "such as fr-BE" },
            {
                "meta.participation",
                "\"monthly\"",
                "$.meta.participation",
                "people are told which before they start"
            },
            { "meta.groupItem", null, "$.meta.groupItem", "is missing" },
            { "groups", "[]", "$.groups", "must hold 1 to 20 groups" },
            { "groups.0.size", "30", "$.groups[0].size", "is not known here" },
            {
                "groups.0.label.en",
                "\" Office\"",
                "$.groups[0].label.en",
                "begin or end with a space"
            },
            { "groups.0.label.en", "7", "$.groups[0].label.en", "a text that is not empty" },
            {
                "dimensions.0.polarity",
                "\"good\"",
                "$.dimensions[0].polarity",
                "pressure, resource"
            },
            {
                "scales.0.points",
                """[{"code":1,"label":{"en":"No"}},{"code":2,"label":{"en":"Yes"}}]""",
                "$.scales[0].points",
                "3 to 11 points"
            },
            { "scales.0.points.0.code", "12", "$.scales[0].points[0].code", "from 0 to 11" },
            { "scales.0.optOut.code", "\"none\"", "$.scales[0].optOut.code", "must be na" },
            {
                "scales.0.summaries.3",
                "\"mode\"",
                "$.scales[0].summaries[3]",
                "n, distribution, mean"
            },
            { "blocks.1.page", "\"second\"", "$.blocks[1].page", "start or questions" },
            { "blocks.1.items", "[]", "$.blocks[1].items", "at least one item" },
            { "items.1.id", "\"_nonce\"", "$.items[1].id", "must be kebab-case" },
            { "items.1.type", "\"slider\"", "$.items[1].type", "scale, single, multi or open" },
            { "items.1.groups", "[]", "$.items[1].groups", "at least one group" },
            { "items.1.options", "[]", "$.items[1].options", "is not known here" },
            { "items.2.core", "\"yes\"", "$.items[2].core", "true or false" },
            { "items.2.reverse", "true", "$.items[2].reverse", "only a scale item" },
            { "items.2.maxChoices", "0", "$.items[2].maxChoices", "from 1 to 2" },
            { "items.2.options", null, "$.items[2].options", "is missing" },
            { "items.2.options.0.optout", "true", "$.items[2].options[0].optout", "is not known" },
            { "items.3.ordered", "\"yes\"", "$.items[3].ordered", "true or false" },
            { "items.3.text", "\"How many?\"", "$.items[3].text", "a text in each language" },
            { "ui.site/title", null, "$.ui.site.title", "is missing" },
            { "ui.error/groupRequired", null, "$.ui.error.groupRequired", "is missing" },
        };

    /// <summary>The same for rules that tie places to one another.</summary>
    public static TheoryData<string, string?, string, string> WrongTogether =>
        new()
        {
            { "meta.localeTags", "{\"fr\":\"frr-DE\"}", "$.meta.localeTags.fr", "such as fr-BE" },
            {
                "groups.0.label.en",
                "\"Workshop or not said\"",
                "$.groups[1].label",
                "looks the same as $.groups[0].label in en: nobody"
            },
            {
                "items.2.options.1.label.fr",
                "\"Du\\u00a0th\\u00e9\\u200b\"",
                "$.items[2].options[1].label",
                "looks the same as $.items[2].options[0].label in fr"
            },
            {
                "scales.0.optOut.label.en",
                "\"Hardly\"",
                "$.scales[0].optOut.label",
                "looks the same as $.scales[0].points[1].label in en"
            },
            {
                "groups.0.label.en",
                "\"Off\\u202eice\"",
                "$.groups[0].label.en",
                "holds U+202E behind “Off”: it turns the direction"
            },
            {
                "groups.0.label.en",
                "\"Mail\\ufffe box\"",
                "$.groups[0].label.en",
                "holds U+FFFE behind “Mail”: no report can hold it"
            },
            {
                "groups.0.label.en",
                "\"\\u0007Office\"",
                "$.groups[0].label.en",
                "holds U+0007 at its beginning: it is a control character"
            },
            {
                "groups.0.label.en",
                "\"\\u200b\\u00ad\\u3164\"",
                "$.groups[0].label.en",
                "holds nothing that can be seen"
            },
            {
                "meta.defaultLanguage",
                "\"de\"",
                "$.meta.defaultLanguage",
                "one of $.meta.languages"
            },
            {
                "meta.estimatedMinutes.garden",
                "2",
                "$.meta.estimatedMinutes.garden",
                "is not known"
            },
            {
                "meta.estimatedMinutes.office",
                null,
                "$.meta.estimatedMinutes.office",
                "is missing"
            },
            { "meta.groupItem", "\"drinks\"", "$.meta.groupItem", "an item of type single" },
            { "groups.1.id", "\"office\"", "$.groups[1].id", "is used twice" },
            {
                "groups.0.label.nl",
                "\"Kantoor\"",
                "$.groups[0].label.nl",
                "not one of the languages"
            },
            { "groups.0.label.fr", null, "$.groups[0].label.fr", "is missing" },
            { "scales.1", "{\"id\":\"agreement\"}", "$.scales[1].id", "is used twice" },
            { "dimensions.1", "{\"id\":\"kitchen\"}", "$.dimensions[1].id", "is used twice" },
            { "scales.0.points.1.code", "3", "$.scales[0].points[1].code", "follow one another" },
            { "blocks.1.items.0", "\"cake\"", "$.blocks[1].items[0]", "no item has the id 'cake'" },
            { "blocks.1.items.0", null, "$.blocks", "must place every item once" },
            {
                "blocks.1.page",
                "\"start\"",
                "$.blocks",
                "the group item, and it alone, on the start page"
            },
            { "blocks.0.page", "\"questions\"", "$.blocks", "the group item, and it alone" },
            { "items.1.dimension", "\"bath\"", "$.items[1].dimension", "no dimension has the id" },
            { "items.1.scale", "\"mood\"", "$.items[1].scale", "no scale has the id 'mood'" },
            { "items.1.groups.0", "\"garden\"", "$.items[1].groups[0]", "no group has the id" },
            { "items.1.groups.1", "\"office\"", "$.items[1].groups[1]", "is listed twice" },
            { "items.1.id", "\"drinks\"", "$.items[2].id", "'drinks' is used twice" },
            {
                "items.0.options.1.group",
                "\"office\"",
                "$.items[0].options",
                "lead to every group"
            },
            { "items.0.groups.1", null, "$.items[0].groups", "asked of every group" },
            {
                "items.2.options.3.optOut",
                "false",
                "$.items[2].options",
                "exactly one option with optOut"
            },
            {
                "items.2.options.3.exclusive",
                "false",
                "$.items[2].options[3]",
                "must be exclusive"
            },
            {
                "items.2.options.1.exclusive",
                "true",
                "$.items[2].options",
                "at most one exclusive"
            },
            {
                "items.2.options.1.group",
                "\"office\"",
                "$.items[2].options[1].group",
                "of the group item"
            },
            {
                "items.2.options.1.id",
                "\"tea\"",
                "$.items[2].options[1].id",
                "'tea' is used twice"
            },
            { "items.3.options.2", null, "$.items[3].options", "exactly one option with optOut" },
            { "items.2.core", "true", "$.items[2].core", "in a section of core items alone" },
            { "items.0.core", "true", "$.items[0].core", "asked before everything else" },
            {
                "items.3.options.0.exclusive",
                "true",
                "$.items[3].options[0].exclusive",
                "of a multi item"
            },
            {
                "ui.action/sendd",
                "{\"en\":\"Go\",\"fr\":\"Va\"}",
                "$.ui.action.sendd",
                "no text of the interface"
            },
            {
                "ui.check/text",
                "{\"en\":\"Go\",\"fr\":\"Va\"}",
                "$.ui.check.text.en",
                "the placeholders {n}"
            },
        };

    [Fact]
    public void The_example_of_the_documentation_is_right()
    {
        var reading = InstrumentReader.Read(Encoding.UTF8.GetBytes(TestData.TutorialJson()));

        Assert.Empty(reading.Problems);
        Assert.Equal(["office", "workshop"], reading.Instrument!.Strata.Select(s => s.Id.Value));
    }

    [Theory]
    [InlineData("shared/Instruments/questionnaire.json")]
    [InlineData("tests/instruments/evening-library.json")]
    public void Shipped_questionnaires_follow_the_rules_and_the_schema(string file)
    {
        var json = File.ReadAllBytes(RepositoryFiles.PathOf(file));

        Assert.Empty(InstrumentReader.Read(json).Problems);
        Assert.Empty(Schema.Problems(JsonDocument.Parse(json).RootElement));
    }

    [Fact]
    public void The_example_of_the_documentation_follows_the_schema() =>
        Assert.Empty(Schema.Problems(JsonDocument.Parse(TestData.TutorialJson()).RootElement));

    [Theory]
    [MemberData(nameof(WrongForms))]
    [MemberData(nameof(WrongTogether))]
    public void A_broken_rule_is_named_with_its_place(
        string change,
        string? value,
        string place,
        string rule
    )
    {
        var reading = InstrumentReader.Read(JsonEdit.Set(TestData.TutorialJson(), change, value));

        Assert.Null(reading.Instrument);
        Assert.Contains(
            reading.Problems,
            p =>
                string.Equals(p.Path, place, StringComparison.Ordinal)
                && p.Rule.Contains(rule, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(WrongForms))]
    public void A_wrong_form_is_refused_by_the_schema_too(
        string change,
        string? value,
        string place,
        string rule
    )
    {
        var json = JsonEdit.Set(TestData.TutorialJson(), change, value);

        var problems = Schema.Problems(JsonDocument.Parse(json).RootElement);

        Assert.True(problems.Any(), $"The schema accepts what breaks '{rule}' at {place}.");
    }

    [Fact]
    public void Two_ids_that_differ_by_nothing_but_case_or_underscore_cannot_be_written()
    {
        var reading = InstrumentReader.Read(
            JsonEdit.Set(TestData.TutorialJson(), "items.1.id", "\"meets_people\"")
        );

        Assert.Contains(
            reading.Problems,
            p => string.Equals(p.Path, "$.items[1].id", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_property_that_stands_twice_is_refused()
    {
        var reading = InstrumentReader.Read(
            """{"meta":{"id":"a","id":"b","languages":["en"]}}"""u8.ToArray()
        );

        Assert.Equal(
            new InstrumentProblem(
                "$",
                "names a property twice in one object: \"id\" (line 1, sign 19)"
            ),
            Assert.Single(reading.Problems)
        );
    }

    [Fact]
    public void A_text_that_a_questionnaire_does_not_bring_has_the_words_of_the_product()
    {
        var instrument = InstrumentReader
            .Read(Encoding.UTF8.GetBytes(TestData.TutorialJson()))
            .Instrument!;

        var english = instrument.SentencesIn(new Language("en"));

        Assert.Equal("Send my answers", english["action.send"]);
        Assert.Equal("Our tea kitchen", english["site.title"]);
        Assert.False(instrument.InterfaceTexts.ContainsKey("start.termUsers"));
    }

    [Fact]
    public void A_language_that_the_product_does_not_speak_needs_nothing_but_its_name()
    {
        var json = TestData.TutorialJson().Replace("\"fr\"", "\"it\"", StringComparison.Ordinal);

        var problems = InstrumentReader.Read(Encoding.UTF8.GetBytes(json)).Problems;

        var problem = Assert.Single(problems);
        Assert.Equal("$.ui.lang.it", problem.Path);
        Assert.StartsWith(
            "is missing: what speakers of 'it' call their language",
            problem.Rule,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("action.send", "Invia", "Send my answers")]
    [InlineData("scope.period", "Questo periodo", "This period")]
    [InlineData("method.title", "Metodo", "Method")]
    public void Any_sentence_of_pages_and_reports_can_be_brought(
        string key,
        string italian,
        string english
    )
    {
        var json = TestData.TutorialJson().Replace("\"fr\"", "\"it\"", StringComparison.Ordinal);
        json = Encoding.UTF8.GetString(
            JsonEdit.Set(json, "ui.lang/it", """{"en":"Italiano","it":"Italiano"}""")
        );

        var instrument = InstrumentReader
            .Read(
                JsonEdit.Set(
                    json,
                    "ui." + key.Replace('.', '/'),
                    $$"""{"en":"{{english}}","it":"{{italian}}"}"""
                )
            )
            .Instrument!;

        Assert.Equal(italian, instrument.SentencesIn(new Language("it"))[key]);
    }

    [Fact]
    public void A_text_that_was_asked_for_once_and_is_shown_nowhere_is_passed_over()
    {
        var reading = InstrumentReader.Read(
            JsonEdit.Set(TestData.TutorialJson(), "ui.report/top2", """{"en":"Top two"}""")
        );

        Assert.Empty(reading.Problems);
        Assert.False(reading.Instrument!.InterfaceTexts.ContainsKey("report.top2"));
    }

    [Fact]
    public void An_answer_that_no_message_could_carry_is_refused()
    {
        // 700 options of 60 characters: one answer could have 42,700 bytes, a message holds 34,816.
        var options = string.Join(
            ',',
            Enumerable
                .Range(1000, 700)
                .Select(i =>
                    $"{{\"id\":\"{i}{new string('x', 56)}\",\"label\":{{\"en\":\"A\",\"fr\":\"A\"}}}}"
                )
        );
        var json = TestData
            .TutorialJson()
            .Replace(
                "{ \"id\": \"tea\", \"label\": { \"en\": \"Tea\", \"fr\": \"Du thé\" } },",
                options + ",",
                StringComparison.Ordinal
            );

        var problems = InstrumentReader.Read(Encoding.UTF8.GetBytes(json)).Problems;

        Assert.Contains(
            problems,
            p => p.Rule.Contains("a queue message holds 34816", StringComparison.Ordinal)
        );
    }
}
