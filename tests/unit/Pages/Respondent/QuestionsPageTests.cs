using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.Respondent;

public sealed class QuestionsPageTests
{
    private readonly PageReader reader = new();

    public static MatrixTheoryData<string, string> LanguagesAndGroups =>
        new(["fr", "nl", "de", "en"], ["admin", "proximity", "other", "undisclosed"]);

    [Theory]
    [MemberData(nameof(LanguagesAndGroups))]
    public async Task Every_item_of_the_group_is_asked_once_in_its_language(
        string language,
        string group
    )
    {
        var asked = reader.Survey.Instrument.CountedItems(new StratumId(group));

        var page = await QuestionsAsync($"profile-group={group}", language);

        Assert.Equal(
            asked.Select(i => i.Text[new Language(language)]),
            page.QuerySelectorAll("fieldset legend").Select(l => l.TextContent)
        );
        Assert.Equal(
            asked.Select(i => i.Id.Value),
            page.QuerySelectorAll<IHtmlInputElement>("fieldset input")
                .Select(i => i.Name)
                .Distinct()
        );
        Assert.DoesNotContain(page.QuerySelectorAll<IHtmlInputElement>("input"), i => i.IsChecked);
    }

    [Theory]
    [MemberData(nameof(LanguagesAndGroups))]
    public async Task Ids_are_unique_and_references_resolve(string language, string group)
    {
        var page = await QuestionsAsync($"profile-group={group}", language);

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(
            page.QuerySelectorAll("[aria-describedby]")
                .SelectMany(e => e.GetAttribute("aria-describedby")!.Split(' ')),
            id => Assert.NotNull(page.GetElementById(id))
        );
    }

    [Fact]
    public async Task Options_stand_in_order_and_the_opt_out_last_and_apart()
    {
        var page = await QuestionsAsync("profile-group=proximity", "en");

        var labels = page.QuerySelectorAll("input[name=delegated-do-for]")
            .Select(i => i.Closest("label")!)
            .ToList();
        Assert.Equal(
            [
                "Never",
                "One to three times in all",
                "About once a week",
                "Several times a week",
                "Every working day or nearly",
                "Does not apply or I prefer not to answer",
            ],
            labels.Select(l => l.TextContent)
        );
        Assert.Equal("out", Assert.Single(labels, l => l.ClassList.Contains("out")).ClassName);
        Assert.Contains("out", labels[^1].ClassList);
    }

    [Fact]
    public async Task A_scale_item_has_its_own_hint_and_then_the_question_of_its_scale()
    {
        var page = await QuestionsAsync("profile-group=other", "en");

        Assert.Equal(
            [
                "For example: professional secrecy, using a service user’s personal codes.",
                "How often did this happen during your last four working weeks?",
            ],
            page.GetElementById("ethical-conflict.hint")!.Children.Select(p => p.TextContent)
        );
    }

    [Theory]
    [InlineData("fr", null, "Plusieurs réponses possibles")]
    [InlineData("nl", null, "Meerdere antwoorden mogelijk")]
    [InlineData("de", null, "Mehrere Antworten möglich")]
    [InlineData("en", null, "Several answers possible")]
    [InlineData("en", 2, "Several answers possible, at most 2")]
    [InlineData("en", 7, "Several answers possible")]
    [InlineData("en", 1, "One answer only")]
    public async Task How_many_answers_are_possible_is_said_below_the_question(
        string language,
        int? most,
        string expected
    )
    {
        var limited = new PageReader(instrument: TestData.WithMostChoices(most));

        var page = await PageReader.ReadAsync(
            limited.Pages.Questions(new Language(language), limited.SheetOf("profile-group=admin"))
        );

        Assert.Equal(
            [expected],
            page.GetElementById("voice-actions.hint")!.Children.Select(p => p.TextContent)
        );
        Assert.Equal(
            "voice-actions.hint",
            page.GetElementById("voice-actions.0")!
                .Closest("fieldset")!
                .GetAttribute("aria-describedby")
        );
        Assert.Null(page.GetElementById("profile-sector.hint"));
    }

    [Fact]
    public async Task Headings_tell_the_progress_and_leave_out_blocks_without_an_item()
    {
        var page = await QuestionsAsync("profile-group=proximity", "en");

        Assert.Equal(
            [
                "Part 1 of 9 Digitalisation in your work",
                "Part 2 of 9 What changes in your work",
                "Part 3 of 9 Your profession",
                "Part 4 of 9 Online and in person",
                "Part 5 of 9 Access to rights",
                "Part 6 of 9 Digital help and new missions",
                "Part 7 of 9 Workload, skills and partners",
                "Part 8 of 9 Carrying on in your job",
                "Part 9 of 9 Your profile",
            ],
            page.QuerySelectorAll("h2").Select(h => h.TextContent)
        );
    }

    [Theory]
    [InlineData("fr", "admin", "Envoyer ces réponses", "encore 20, environ 4 minutes")]
    [InlineData("nl", "proximity", "Deze antwoorden verzenden", "nog 20, ongeveer 4 minuten")]
    [InlineData("de", "other", "Diese Antworten absenden", "noch 19, etwa 4 Minuten")]
    [InlineData("en", "undisclosed", "Send these answers", "19 more, about 4 minutes")]
    public async Task Behind_the_last_core_question_a_second_button_says_what_would_follow(
        string language,
        string group,
        string text,
        string left
    )
    {
        var core = reader.Survey.Instrument.EarlyExitOf(new StratumId(group))!.Core;

        var page = await QuestionsAsync($"profile-group={group}", language);

        var button = Assert.Single(page.QuerySelectorAll<IHtmlButtonElement>("[name=_early]"));
        Assert.Equal((text, "1"), (button.TextContent, button.Value));
        Assert.Null(button.GetAttribute("formaction"));
        Assert.Contains(
            left,
            page.GetElementById(button.GetAttribute("aria-describedby")!)!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            core.Select(i => i.Id.Value),
            page.QuerySelectorAll<IHtmlInputElement>("fieldset input")
                .Where(i => i.CompareDocumentPosition(button).HasFlag(DocumentPositions.Following))
                .Select(i => i.Name)
                .Distinct()
        );
    }

    [Fact]
    public async Task Without_core_items_there_is_one_button()
    {
        var library = new PageReader(instrument: TestData.EveningLibrary());
        var group = library.Survey.Instrument.GroupItem;

        var page = await PageReader.ReadAsync(
            library.Pages.Questions(
                library.Survey.Instrument.DefaultLanguage,
                library.SheetOf($"{group.Id}={group.Options[0].Code}")
            )
        );

        Assert.Single(page.QuerySelectorAll("form .send button"));
    }

    [Fact]
    public async Task A_group_without_anything_behind_its_core_has_one_button()
    {
        var json = JsonEdit.Set(
            TestData.TutorialWithCoreJson(),
            "items.2.groups",
            "[\"workshop\"]"
        );
        var tea = new PageReader(instrument: InstrumentReader.Read(json).Instrument);

        var page = await PageReader.ReadAsync(
            tea.Pages.Questions(new Language("en"), tea.SheetOf("place=office"))
        );

        Assert.Empty(page.QuerySelectorAll("[name=_early]"));
    }

    [Theory]
    [InlineData(1, "Or go on: 2 more, about one minute.")]
    [InlineData(3, "Or go on: 2 more, about 2 minutes.")]
    public async Task One_minute_is_said_as_one(int minutes, string expected)
    {
        var json = JsonEdit.Set(
            TestData.TutorialWithCoreJson(),
            "meta.estimatedMinutes.workshop",
            minutes.ToString(CultureInfo.InvariantCulture)
        );
        var tea = new PageReader(instrument: InstrumentReader.Read(json).Instrument);

        var page = await PageReader.ReadAsync(
            tea.Pages.Questions(new Language("en"), tea.SheetOf("place=elsewhere"))
        );

        Assert.Equal(expected, page.GetElementById("left")!.TextContent);
    }

    [Fact]
    public async Task The_form_carries_group_version_and_a_fresh_nonce()
    {
        var page = await QuestionsAsync("profile-group=admin", "fr");

        var form = page.Forms.Single();
        Assert.Equal("/fr/responses#errors", form.GetAttribute("action"));
        var fields = BrowserForm.FieldsOf(page);
        Assert.Equal(["_nonce", "_version", "profile-group"], fields.Select(f => f.Name));
        Assert.Equal(PageReader.Morning, reader.Survey.Nonces.Read(fields[0].Value)!.ServedAt);
        Assert.Equal("1.1.0", fields[1].Value);
        Assert.Equal("admin", fields[2].Value);
    }

    [Fact]
    public async Task The_comment_is_not_asked_for()
    {
        var page = await QuestionsAsync("profile-group=admin", "fr");

        Assert.Null(page.QuerySelector("textarea, [name=open-comment]"));
    }

    [Fact]
    public async Task Switching_the_language_keeps_every_answer_and_the_page()
    {
        var nonce = reader.Survey.Nonces.Issue();
        var french = await QuestionsAsync(
            $"profile-group=proximity&_nonce={nonce}&workload-more=4&voice-actions=team&voice-actions=union&relation-trust=2",
            "fr"
        );
        var german = french
            .QuerySelectorAll<IHtmlButtonElement>(".languages button")
            .Single(b => b.TextContent is "Deutsch");

        var page = await QuestionsAsync(BrowserForm.EncodedFieldsOf(french, german), "de");

        Assert.Equal("/de/questions#errors", german.GetAttribute("formaction"));
        Assert.Equal(BrowserForm.FieldsOf(french).Order(), BrowserForm.FieldsOf(page).Order());
        Assert.Contains(("workload-more", "4"), BrowserForm.FieldsOf(page));
        Assert.Contains(("_nonce", nonce), BrowserForm.FieldsOf(page));
        Assert.Equal("de-BE", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Changing_the_role_and_back_loses_nothing()
    {
        var first = await QuestionsAsync(
            "profile-group=admin&relation-trust=2&workload-more=4",
            "fr"
        );

        var asOther = await QuestionsAsync(
            BrowserForm
                .EncodedFieldsOf(first)
                .Replace("=admin", "=other", StringComparison.Ordinal),
            "fr"
        );
        var back = await QuestionsAsync(
            BrowserForm
                .EncodedFieldsOf(asOther)
                .Replace("=other", "=admin", StringComparison.Ordinal),
            "fr"
        );

        Assert.True(
            asOther.QuerySelector<IHtmlInputElement>("[name=workload-more][value='4']")!.IsChecked
        );
        Assert.Equal(
            "hidden",
            asOther.QuerySelector<IHtmlInputElement>("[name=relation-trust]")!.Type
        );
        Assert.Equal(BrowserForm.FieldsOf(first).Order(), BrowserForm.FieldsOf(back).Order());
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public async Task A_nonce_is_kept_as_long_as_it_lives(int hours, bool kept)
    {
        var nonce = reader.Survey.Nonces.Issue();
        reader.Clock.Advance(TimeSpan.FromHours(hours));

        var page = await QuestionsAsync($"profile-group=admin&_nonce={nonce}", "fr");

        Assert.Equal(kept, BrowserForm.FieldsOf(page).Contains(("_nonce", nonce)));
    }

    [Fact]
    public async Task A_value_that_is_not_offered_is_not_shown()
    {
        var page = await QuestionsAsync(
            "profile-group=admin&workload-more=9&profile-sector=<b>",
            "fr"
        );

        Assert.Equal(
            ["_nonce", "_version", "profile-group"],
            BrowserForm.FieldsOf(page).Select(f => f.Name)
        );
    }

    [Fact]
    public async Task The_default_button_sends_and_the_role_button_does_not()
    {
        var page = await QuestionsAsync("profile-group=admin", "en");

        var form = page.Forms.Single();
        var first = page.QuerySelectorAll<IHtmlButtonElement>("button").First();
        Assert.Equal(form.Id, first.GetAttribute("form"));
        Assert.Null(first.GetAttribute("formaction"));
        Assert.Null(first.Name);
        Assert.Equal(
            "/en/group#errors",
            form.QuerySelector(".group button")!.GetAttribute("formaction")
        );
    }

    private async Task<IHtmlDocument> QuestionsAsync(string form, string language)
    {
        var answer = reader.Pages.Questions(new Language(language), reader.SheetOf(form));
        Assert.Equal(200, answer.Status);
        return await PageReader.ReadAsync(answer);
    }
}
