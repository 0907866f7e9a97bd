using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SurveyPipeline.Pages;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.Organiser;

public sealed class InvitePageTests
{
    private static readonly Uri Site = new("https://survey.example.org");

    private readonly OrganiserScene scene = new(
        new SurveyOptions
        {
            Organiser = "Maison des services",
            Contact = "enquete@example.org",
            ClosesAt = new DateTimeOffset(2026, 11, 30, 22, 59, 0, TimeSpan.Zero),
        }
    );

    [Fact]
    public async Task Every_language_has_its_address_and_what_leads_there()
    {
        var page = await OrganiserScene.ReadAsync(
            scene.Pages.Invite(scene.Reader("?code=k&lang=en"), Site)
        );

        Assert.Equal(
            [
                "https://survey.example.org/fr",
                "https://survey.example.org/nl",
                "https://survey.example.org/de",
                "https://survey.example.org/en",
            ],
            page.QuerySelectorAll(".address a").Select(a => a.GetAttribute("href"))
        );
        Assert.Equal(
            ["/invite/nl/poster?code=k&lang=en", "/invite/nl/code.svg?code=k&lang=en", "/nl/paper"],
            page.QuerySelectorAll(".invitation")[1]
                .QuerySelectorAll(".tasks a")
                .Select(a => a.GetAttribute("href"))
        );
        Assert.Equal(4, page.QuerySelectorAll(".invitation figure svg path[d]").Length / 2);
    }

    [Fact]
    public async Task The_invitation_says_who_what_how_long_where_and_until_when()
    {
        var page = await OrganiserScene.ReadAsync(scene.Pages.Invite(scene.Reader(), Site));

        var text = (IHtmlTextAreaElement)page.QuerySelectorAll("textarea")[19];
        Assert.Equal(
            """
            Hello,

            This questionnaire is for people who work in the social or administrative sector in Belgium. It is about what digitalisation and online procedures change in your work.

            It takes about 3 to 7 minutes. The questionnaire is anonymous. We do not ask for your name, your address or your employer. A result is published only if it is based on at least 10 answers.

            To answer, open this address:
            https://survey.example.org/en

            You can answer until 30 September 2026.

            Survey run by Maison des services. Contact: enquete@example.org
            """.ReplaceLineEndings("\n"),
            text.Value
        );
        Assert.True(text.IsReadOnly);
        Assert.Equal("en", text.GetAttribute("lang"));
    }

    [Fact]
    public async Task Each_text_says_on_which_day_of_the_round_to_send_it()
    {
        var page = await OrganiserScene.ReadAsync(scene.Pages.Invite(scene.Reader(), Site));

        Assert.Equal(
            [
                "Announcement, to send on 25 August 2026",
                "Invitation, to send on 1 September 2026",
                "First reminder, to send on 10 September 2026",
                "Second reminder, to send on 20 September 2026",
                "Last day, to send on 30 September 2026",
                "Thanks, with the results, to send on 1 October 2026",
            ],
            page.QuerySelectorAll(".invitation")[3]
                .QuerySelectorAll("label")
                .Select(l => l.TextContent)
        );
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Every_text_is_short(string language)
    {
        var page = await OrganiserScene.ReadAsync(scene.Pages.Invite(scene.Reader(), Site));

        var texts = page.QuerySelectorAll<IHtmlTextAreaElement>($"textarea[lang|={language}]")
            .Select(t => t.Value)
            .ToList();
        Assert.Equal(6, texts.Count);
        Assert.All(
            texts,
            text =>
                Assert.InRange(
                    text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length,
                    10,
                    110
                )
        );
    }

    [Theory]
    [InlineData(
        true,
        "The report on September 2026 is here:\nhttps://survey.example.org/en/results"
    )]
    [InlineData(false, "To receive the report on September 2026: enquete@example.org")]
    public async Task The_thanks_say_where_the_report_is(bool isPublic, string expected)
    {
        scene.Survey.Options.PublicResults = isPublic;

        var page = await OrganiserScene.ReadAsync(scene.Pages.Invite(scene.Reader(), Site));

        Assert.Contains(
            expected,
            page.QuerySelectorAll<IHtmlTextAreaElement>("textarea").ElementAt(23).Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task After_the_end_there_is_nothing_to_send()
    {
        var over = new OrganiserScene(endedAt: new DateTimeOffset(2026, 8, 1, 0, 0, 0, default));

        var page = await OrganiserScene.ReadAsync(over.Pages.Invite(over.Reader(), Site));

        Assert.Empty(page.QuerySelectorAll("textarea"));
        Assert.Equal(4, page.QuerySelectorAll(".invitation").Length);
    }

    [Fact]
    public async Task No_text_for_others_and_no_code_holds_the_key()
    {
        var reader = scene.Reader("?code=secret-key");

        var page = await OrganiserScene.ReadAsync(scene.Pages.Invite(reader, Site));
        var poster = await OrganiserScene.ReadAsync(
            scene.Pages.Poster(reader, Site, new Language("nl"))
        );

        Assert.All(
            page.QuerySelectorAll("textarea, .address"),
            text => Assert.DoesNotContain("secret-key", text.OuterHtml, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            "secret-key",
            poster.QuerySelector(".poster")!.OuterHtml,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_a_known_address_there_is_nothing_to_invite_with()
    {
        var page = await OrganiserScene.ReadAsync(scene.Pages.Invite(scene.Reader(), site: null));

        Assert.Empty(page.QuerySelectorAll("textarea, svg, .address"));
        Assert.Equal("The public address is not known", page.QuerySelector("main h2")!.TextContent);
        Assert.Equal(
            404,
            scene.Pages.Poster(scene.Reader(), site: null, new Language("nl")).Status
        );
    }

    [Fact]
    public async Task The_poster_speaks_to_those_who_pass_by_and_its_note_to_the_organiser()
    {
        var answer = scene.Pages.Poster(scene.Reader("?lang=fr"), Site, new Language("nl"));

        var page = await OrganiserScene.ReadAsync(answer);

        Assert.Equal("nl-BE", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("fr-BE", page.QuerySelector(".screen")!.GetAttribute("lang"));
        Assert.Equal("Maison des services", page.QuerySelector(".organiser")!.TextContent);
        Assert.Equal(
            [
                "Invullen duurt ongeveer 3 tot 7 minuten.",
                "De vragenlijst is anoniem. We vragen niet naar uw naam, uw adres of uw werkgever. Een resultaat wordt pas gepubliceerd als het op minstens 10 antwoorden steunt.",
                "Er zijn geen juiste of foute antwoorden: het gaat om uw ervaring, positief of negatief.",
            ],
            page.QuerySelectorAll(".poster li").Select(l => l.TextContent)
        );
        Assert.Equal(
            [
                "Scan de code of typ het adres",
                "survey.example.org/nl",
                "tot en met 30 september 2026",
            ],
            page.QuerySelectorAll(".way p").Select(p => p.TextContent)
        );
        Assert.Empty(page.QuerySelectorAll(".trial"));
        Assert.Equal(StyleSheet.Poster.Text, page.QuerySelector("style")!.TextContent);
        Assert.Same(StyleSheet.Poster, answer.Style);
    }

    [Fact]
    public async Task The_poster_of_a_trial_says_that_it_is_one()
    {
        var trial = new OrganiserScene(new SurveyOptions { Trial = true });

        var page = await OrganiserScene.ReadAsync(
            trial.Pages.Poster(trial.Reader(), Site, new Language("en"))
        );

        Assert.Equal(
            "Trial: answers sent here only serve to test the questionnaire.",
            page.QuerySelector(".poster .trial")!.TextContent
        );
    }

    [Fact]
    public async Task Before_opening_the_invitation_says_from_when_people_can_answer()
    {
        var early = new OrganiserScene(
            new SurveyOptions { OpensAt = new DateTimeOffset(2026, 9, 7, 6, 0, 0, TimeSpan.Zero) }
        );

        var page = await OrganiserScene.ReadAsync(
            early.Pages.Poster(early.Reader(), Site, new Language("en"))
        );

        Assert.Equal(
            "You can answer from 7 September 2026 at 8:00.",
            page.QuerySelectorAll(".way p")[2].TextContent
        );
    }

    [Fact]
    public void The_code_to_save_has_no_mark_of_a_sentence_that_nobody_translated()
    {
        var foreign = new OrganiserScene(instrument: MadeUpLanguage.WithoutSentences("ar"));

        var drawing = XDocument.Parse(
            foreign.Pages.Invitations.CodeDrawing(Site, new Language("ar"))
        );

        var until = drawing.Descendants().Last(e => e.Name.LocalName is "text").Value;
        Assert.StartsWith(MadeUpLanguage.FallenBack, until, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_to_save_is_a_drawing_that_stands_alone()
    {
        var drawing = XDocument.Parse(
            scene.Pages.Invitations.CodeDrawing(Site, new Language("de"))
        );

        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal(svg + "svg", drawing.Root!.Name);
        Assert.Equal("0 0 37 43", drawing.Root.Attribute("viewBox")!.Value);
        Assert.Equal(
            ["survey.example.org/de", "bis zum 30. September 2026"],
            drawing.Root.Elements(svg + "text").Select(t => t.Value)
        );
        Assert.Equal("https://survey.example.org/de", drawing.Root.Element(svg + "title")!.Value);
        Assert.Equal(
            SurveyPipeline.Pages.Paper.QrCode.Of("https://survey.example.org/de").Path,
            drawing.Root.Elements(svg + "path").Last().Attribute("d")!.Value
        );
    }
}
