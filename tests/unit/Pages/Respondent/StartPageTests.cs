using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.Respondent;

public sealed class StartPageTests
{
    public static TheoryData<string> Languages => ["fr", "nl", "de", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_group_question_offers_every_group_and_preselects_none(string language)
    {
        var page = await PageReader.ReadAsync(new PageReader().Pages.Start(new Language(language)));

        var radios = page.QuerySelectorAll<IHtmlInputElement>("fieldset input[name=profile-group]");
        Assert.Equal(["admin", "proximity", "other", "undisclosed"], radios.Select(r => r.Value));
        Assert.DoesNotContain(radios, r => r.IsChecked);
        Assert.Equal($"/{language}/questions#errors", page.Forms.Single().GetAttribute("action"));
        Assert.Equal("post", page.Forms.Single().Method);
    }

    [Fact]
    public async Task It_tells_the_duration_and_the_threshold_in_force()
    {
        var options = new SurveyOptions { Threshold = 15 };

        var page = await PageReader.ReadAsync(
            new PageReader(options).Pages.Start(new Language("en"))
        );

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("It takes about 3 to 7 minutes.", text, StringComparison.Ordinal);
        Assert.Contains("at least 15 answers", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_as_long_as_the_shortest_core_and_the_longest_questionnaire()
    {
        var instrument = Fixtures.TestData.BuiltInInstrument();
        var longer = instrument with
        {
            Strata =
            [
                instrument.Strata[0] with
                {
                    EstimatedMinutes = 9,
                },
                .. instrument.Strata.Skip(1),
            ],
        };

        var page = await PageReader.ReadAsync(
            new PageReader(instrument: longer).Pages.Start(new Language("en"))
        );

        Assert.Contains(
            "It takes about 3 to 9 minutes.",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_lists_exactly_what_is_stored()
    {
        var page = await PageReader.ReadAsync(new PageReader().Pages.Start(new Language("en")));

        var heading = page.QuerySelectorAll("h2")
            .Single(h => h.TextContent is "What is stored, and nothing else");
        var stored = heading.NextElementSibling!.Children.Select(li =>
            li.TextContent.Split([':', '.', ','])[0]
        );
        Assert.Equal(
            [
                "Totals",
                "A random form number",
                "Until they are counted",
                "The time at which the storage service writes these things",
            ],
            stored
        );
    }

    [Fact]
    public async Task The_other_languages_are_links_and_this_one_is_not()
    {
        var page = await PageReader.ReadAsync(new PageReader().Pages.Start(PageReader.French));

        var links = page.QuerySelectorAll(".languages a");
        Assert.Equal(["/nl", "/de", "/en"], links.Select(a => a.GetAttribute("href")));
        Assert.Equal(["nl-BE", "de-BE", "en"], links.Select(a => a.GetAttribute("lang")));
        Assert.Equal("Français", page.QuerySelector(".languages [aria-current=true]")!.TextContent);
    }

    [Theory]
    [InlineData(false, new[] { "/fr/privacy", "/fr/accessibility", "/fr/paper" })]
    [InlineData(true, new[] { "/fr/privacy", "/fr/accessibility", "/fr/paper", "/fr/results" })]
    public async Task Results_are_linked_where_they_are_public(
        bool publicResults,
        string[] expected
    )
    {
        var options = new SurveyOptions { PublicResults = publicResults };

        var page = await PageReader.ReadAsync(
            new PageReader(options).Pages.Start(PageReader.French)
        );

        Assert.Equal(
            expected,
            page.QuerySelectorAll("footer a").Select(a => a.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task Organiser_and_contact_are_shown()
    {
        var options = new SurveyOptions
        {
            Organiser = "Maison des services",
            Contact = "aide@example.org",
        };

        var page = await PageReader.ReadAsync(
            new PageReader(options).Pages.Start(PageReader.French)
        );

        Assert.Equal("Maison des services", page.QuerySelector("header .organiser")!.TextContent);
        Assert.Contains(
            "aide@example.org",
            page.QuerySelector("footer")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true, "Trial: answers sent here only serve to test the questionnaire.")]
    [InlineData(false, null)]
    public async Task Trial_mode_carries_a_banner(bool trial, string? expected)
    {
        var options = new SurveyOptions { Trial = trial };

        var page = await PageReader.ReadAsync(
            new PageReader(options).Pages.Start(new Language("en"))
        );

        Assert.Equal(expected, page.QuerySelector(".trial")?.TextContent);
    }

    [Fact]
    public async Task Before_opening_it_says_when_and_has_no_form()
    {
        var options = new SurveyOptions { OpensAt = PageReader.Morning.AddDays(7) };

        var answer = new PageReader(options).Pages.Start(PageReader.French);
        var page = await PageReader.ReadAsync(answer);

        Assert.Equal(200, answer.Status);
        Assert.Empty(page.Forms);
        Assert.Equal(
            "Le questionnaire n’est pas encore ouvert",
            page.QuerySelector("h1")!.TextContent
        );
        Assert.Contains(
            "1er décembre 2026 à 9h00",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task After_closing_it_says_so_and_has_no_form(int hours)
    {
        var reader = new PageReader(new SurveyOptions { ClosesAt = PageReader.Morning });
        reader.Clock.Advance(TimeSpan.FromHours(hours));

        var answer = reader.Pages.Start(PageReader.French);
        var page = await PageReader.ReadAsync(answer);

        Assert.Equal(200, answer.Status);
        Assert.Empty(page.Forms);
        Assert.Equal("Le questionnaire est clôturé", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_missing_group_is_an_error_that_leads_to_the_question()
    {
        var reader = new PageReader();

        var answer = reader.Pages.Questions(
            PageReader.French,
            reader.SheetOf("profile-group=nobody")
        );
        var page = await PageReader.ReadAsync(answer);

        Assert.Equal(422, answer.Status);
        Assert.StartsWith("Erreur\u00a0:", page.Title, StringComparison.Ordinal);
        var summary = page.GetElementById("errors")!;
        Assert.Equal("-1", summary.GetAttribute("tabindex"));
        var target = page.GetElementById(summary.QuerySelector("a")!.GetAttribute("href")![1..]);
        Assert.Equal("profile-group", target!.GetAttribute("name"));
        var described = target.Closest("fieldset")!.GetAttribute("aria-describedby")!.Split(' ');
        Assert.Contains("profile-group.error", described);
    }

    [Fact]
    public async Task Changing_the_role_carries_every_answer_along_and_keeps_the_choice()
    {
        var reader = new PageReader();
        var nonce = reader.Survey.Nonces.Issue();
        var sheet = reader.SheetOf(
            $"profile-group=admin&_nonce={nonce}&_version=1.1.0&_confirm=1"
                + "&relation-trust=4&voice-actions=team&voice-actions=union"
        );

        var answer = reader.Pages.ChangeGroup(PageReader.French, sheet);
        var page = await PageReader.ReadAsync(answer);

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            ImmutableHashSet.Create(
                ("profile-group", "admin"),
                ("_nonce", nonce),
                ("_version", "1.1.0"),
                ("_confirm", "1"),
                ("relation-trust", "4"),
                ("voice-actions", "team"),
                ("voice-actions", "union")
            ),
            Fixtures.BrowserForm.FieldsOf(page).ToImmutableHashSet()
        );
        Assert.Equal(
            ["/nl/group#errors", "/de/group#errors", "/en/group#errors"],
            page.QuerySelectorAll(".languages button").Select(b => b.GetAttribute("formaction"))
        );
        Assert.All(
            page.QuerySelectorAll(".languages button"),
            b => Assert.Equal(page.Forms.Single().Id, b.GetAttribute("form"))
        );
    }
}
