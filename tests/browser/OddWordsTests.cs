using System.Collections.Immutable;
using Microsoft.Playwright;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Browser.Hosting;
using SurveyPipeline.Tests.Browser.Reports;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Browser;

/// <summary>Questionnaires whose words ask much of a layout: longer than a line, from right to left, in two languages on one page.</summary>
public sealed class OddWordsTests(ChromiumBrowser chromium)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Theory]
    [InlineData("wide", "en")]
    [InlineData("braces", "fr")]
    [InlineData("five-languages", "es")]
    [InlineData("right to left", "ar")]
    public async Task Pages_fit_a_phone_and_have_no_violation(string words, string language)
    {
        var instrument = InstrumentOf(words);
        await using var site = await RespondentSite.StartAsync(instrument: instrument);
        await using var tab = await RespondentTab.OpenAsync(
            chromium,
            site.Address,
            new BrowserNewContextOptions { ViewportSize = Phone }
        );
        var group = instrument.GroupItem;
        await tab.Page.GotoAsync($"/{language}");
        await ExpectInOrderAsync(tab.Page);
        await tab.SendAsync();
        await ExpectInOrderAsync(tab.Page);
        await tab.AnswerAsync(group.Id.Value, group.Categories[0].Code);
        await tab.SendAsync();
        await ExpectInOrderAsync(tab.Page);
        await tab.SendAsync();
        await ExpectInOrderAsync(tab.Page);
        await tab.AnswerEverythingAsync();
        await tab.SendAsync();
        await tab.ExpectPathAsync($"/{language}/thanks");
        foreach (
            var page in (string[])["thanks", "privacy", "guarantees", "accessibility", "paper"]
        )
        {
            await tab.Page.GotoAsync($"/{language}/{page}");
            await ExpectInOrderAsync(tab.Page);
        }
    }

    [Theory]
    [InlineData("wide", "en", "report")]
    [InlineData("five-languages", "es", "report")]
    [InlineData("right to left", "ar", "report")]
    [InlineData("wide", "en", "brief")]
    [InlineData("right to left", "ar", "brief")]
    public async Task A_report_fits_a_phone_and_no_text_of_a_chart_runs_over_another(
        string words,
        string language,
        string file
    )
    {
        var instrument = InstrumentOf(words);
        var report = await BuiltReport.OfAsync(
            instrument,
            TestData.Outcomes(instrument, 3, (stratum, month) => 40 + (9 * stratum) + month),
            month: 3
        );
        await using var sheet = await ReportSheet.OpenAsync(
            chromium,
            report,
            language,
            new() { ViewportSize = Phone },
            file
        );

        await ExpectInOrderAsync(sheet.Page);
        Assert.Empty(await FindOverlapsAsync(sheet.Page));
        await sheet.Page.SetViewportSizeAsync(1280, 900);
        Assert.Empty(await FindOverlapsAsync(sheet.Page));
        await sheet.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await sheet.Page.SetViewportSizeAsync(695, 1024);
        Assert.Empty(await FindOverlapsAsync(sheet.Page));
    }

    private static Instrument InstrumentOf(string words) =>
        words switch
        {
            "right to left" => MadeUpLanguage.Speak("ar", MadeUpLanguage.InArabicLetters),
            "five-languages" => TestData.FiveLanguages(),
            _ => TestData.Case(words),
        };

    private static async Task ExpectInOrderAsync(IPage page)
    {
        Assert.True(await PageFacts.FitsAsync(page), $"{page.Url} is wider than its window");
        await AxeCheck.ExpectNoViolationAsync(page, page.Url);
    }

    private static async Task<ImmutableArray<string>> FindOverlapsAsync(IPage page) =>
        [
            .. await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('svg')].flatMap(image => {
                  const texts = [...image.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect(), t.getAttribute('class')]);
                  const all = image.getBoundingClientRect();
                  const cut = texts.filter(([, b]) => b.width > 0 && (b.left < all.left - 6 || b.right > all.right + 6)).map(([t]) => `${t} is cut`);
                  const over = texts.flatMap(([t, a], i) => texts.slice(i + 1)
                    .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
                    .map(([u]) => `${t} over ${u}`));
                  return [...cut, ...over];
                })
                """
            ),
        ];
}
