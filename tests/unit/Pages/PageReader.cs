using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages;

/// <summary>The words in which tests of pages speak: a survey's pages at a morning in November, read as a browser reads them.</summary>
internal sealed class PageReader
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    public static readonly Language French = new("fr");

    public PageReader(SurveyOptions? options = null, Instrument? instrument = null)
    {
        Survey = TestData.SurveyWith(Clock, options, instrument);
        Pages = new RespondentPages(Survey, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(Morning);

    public Survey Survey { get; }

    public RespondentPages Pages { get; }

    public AnswerSheet SheetOf(string form) =>
        new(Survey.Instrument, FormReader.Parse(form).Fields);

    public AnswerSheet SheetOf(IEnumerable<(string Name, string Value)> fields) =>
        new(Survey.Instrument, new FormFields(fields));

    /// <summary>The page that answers a sending of answers.</summary>
    public PageAnswer Send(string form, Language? language = null)
    {
        var sheet = SheetOf(form);
        var sending = SendingRules.Judge(Survey, sheet, Clock.GetUtcNow());
        return Pages.AnswerTo(language ?? French, sheet, sending);
    }

    public static async Task<IHtmlDocument> ReadAsync(PageAnswer answer)
    {
        var bytes = await PageWriter.RenderAsync(
            answer.Content!,
            TestContext.Current.CancellationToken
        );
        return new HtmlParser().ParseDocument(new MemoryStream(bytes.ToArray()));
    }
}
