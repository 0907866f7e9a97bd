using System.Collections.Frozen;
using AngleSharp.Dom;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages;

public sealed class EncodingTests
{
    private const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;";

    [Fact]
    public async Task Texts_of_an_instrument_are_text()
    {
        var instrument = TestData.BuiltInInstrument();
        var text = new LocalizedText(instrument.Languages.ToFrozenDictionary(l => l, _ => Hostile));
        var hostile = instrument with
        {
            GroupItem = (SingleChoiceItem)Reword(instrument.GroupItem, text),
            Items = [.. instrument.Items.Select(i => Reword(i, text))],
            Strata = [.. instrument.Strata.Select(s => s with { Label = text })],
            Blocks =
            [
                .. instrument.Blocks.Select(b =>
                    b with
                    {
                        Heading = text,
                        Intro = text,
                        Items = [.. b.Items.Select(i => Reword(i, text))],
                    }
                ),
            ],
            InterfaceTexts = ProductTexts
                .BuiltIn.Keys.Union(instrument.InterfaceTexts.Keys, StringComparer.Ordinal)
                .ToFrozenDictionary(k => k, _ => text, StringComparer.Ordinal),
        };
        var reader = new PageReader(instrument: hostile);

        foreach (var answer in EveryPage(reader))
        {
            await AssertHarmlessAsync(answer);
        }
    }

    [Fact]
    public async Task Settings_are_text()
    {
        var reader = new PageReader(new SurveyOptions { Organiser = Hostile, Contact = Hostile });

        foreach (var answer in EveryPage(reader))
        {
            await AssertHarmlessAsync(answer);
        }
    }

    [Fact]
    public async Task Values_that_a_page_keeps_come_back_as_they_were_sent()
    {
        var reader = new PageReader();
        var sheet = reader.SheetOf([
            ("profile-group", Hostile),
            ("_nonce", Hostile),
            ("_version", Hostile),
            ("workload-more", Hostile),
            ("relation-trust", Hostile),
        ]);

        PageAnswer[] answers =
        [
            reader.Pages.ChangeGroup(PageReader.French, sheet),
            reader.Pages.Questions(PageReader.French, sheet),
            reader.Pages.Retry(
                PageReader.French,
                sheet,
                RespondentPaths.Responses,
                TimeSpan.FromSeconds(1)
            ),
        ];

        foreach (var answer in answers)
        {
            var page = await AssertHarmlessAsync(answer);
            Assert.Equal(
                Hostile,
                page.QuerySelector("[name=workload-more]")!.GetAttribute("value")
            );
        }
    }

    private static IEnumerable<PageAnswer> EveryPage(PageReader reader)
    {
        var language = PageReader.French;
        var head = $"profile-group=admin&_version=1.1.0&_nonce={reader.Survey.Nonces.Issue()}";
        yield return reader.Pages.Start(language);
        yield return reader.Pages.Questions(language, reader.SheetOf("profile-group=admin"));
        yield return reader.Pages.Questions(language, reader.SheetOf(""));
        yield return reader.Send(head);
        yield return reader.Send(head + "&workload-more=9&voice-actions=team&voice-actions=none");
        yield return reader.Pages.Thanks(language);
        yield return reader.Pages.Privacy(language);
        yield return reader.Pages.Accessibility(language);
        yield return reader.Pages.Paper(language, new Uri("https://survey.example.org"));
        yield return reader.Pages.NotFound(language);
        yield return reader.Pages.Failed(language);
        yield return reader.Pages.Unreadable(language, FormOutcome.TooLarge);
        yield return reader.Pages.Results(language, []);
    }

    private static async Task<IDocument> AssertHarmlessAsync(PageAnswer answer)
    {
        var page = await PageReader.ReadAsync(answer);
        Assert.Empty(page.QuerySelectorAll("script, img, [onerror], [style]"));
        return page;
    }

    private static Item Reword(Item item, LocalizedText text) =>
        item switch
        {
            ScaleItem scale => scale with
            {
                Text = text,
                Hint = text,
                Scale = scale.Scale with
                {
                    Prompt = text,
                    Categories = [.. scale.Scale.Categories.Select(c => c with { Label = text })],
                },
            },
            SingleChoiceItem single => single with
            {
                Text = text,
                Hint = text,
                Options = [.. single.Options.Select(o => o with { Label = text })],
            },
            MultiChoiceItem multi => multi with
            {
                Text = text,
                Hint = text,
                Options = [.. multi.Options.Select(o => o with { Label = text })],
            },
            _ => item,
        };
}
