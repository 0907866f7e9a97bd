using System.Globalization;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Storage.Inventory;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Repository.Documents;

/// <summary>What is handed to a data protection officer says what the code does.</summary>
public sealed class PrivacyDocumentsTests
{
    private const string Record = "docs/privacy/record.md";

    [Fact]
    public Task The_record_of_processing_lists_what_the_privacy_command_lists() =>
        GeneratedText.CheckAsync(
            Record,
            text =>
                GeneratedText.WithPart(
                    text,
                    "stored",
                    [
                        "| where | kind | what it holds | how long |",
                        "| --- | --- | --- | --- |",
                        .. DocumentedStorage.Kinds.Select(k =>
                            $"| {k.Part} `{k.Place}` | {k.Name} | {k.Holds} | {k.Kept} |"
                        ),
                    ]
                )
        );

    [Fact]
    public Task The_record_lists_the_places_of_the_Functions_host() =>
        GeneratedText.CheckAsync(
            Record,
            text =>
                GeneratedText.WithPart(
                    text,
                    "host",
                    [
                        "| where | what it holds | how long |",
                        "| --- | --- | --- |",
                        .. DocumentedStorage.OfTheHost.Select(h =>
                            $"| {h.Part} `{h.Name}` | {h.Holds} | {h.Kept} |"
                        ),
                    ]
                )
        );

    [Fact]
    public Task The_limits_of_the_record_are_those_of_the_code()
    {
        var ofOneCopy = ResponseQueue.TimeToLive + ResponseQueue.PoisonTimeToLive;
        return GeneratedText.CheckAsync(
            Record,
            text =>
                GeneratedText.WithPart(
                    text,
                    "limits",
                    [
                        "| what | limit |",
                        "| --- | --- |",
                        $"| fewest respondents of a release | {ItemProtection.SmallestThreshold} |",
                        $"| base of the rounding | {OffsetRounding.RoundingBase} |",
                        $"| a message waits to be counted, at most | {Days(ResponseQueue.TimeToLive)} |",
                        $"| a poisoned message waits, at most | {Days(ResponseQueue.PoisonTimeToLive)} |",
                        $"| all copies of a message, the one replay included, at most | {Days(ofOneCopy * 2)} |",
                        $"| a probe waits, at most | {Hours(ResponseQueue.ProbeTimeToLive)} |",
                        $"| the answer to a probe is kept, at most | {Hours(ProbeTable.Lifetime)} |",
                        $"| a receipt is kept | {Days(ReceiptPurge.Lifetime)} |",
                        $"| a page and its nonce are accepted | {Hours(FormNonces.Lifetime)} |",
                        $"| a form that comes back sooner is refused | {Number(FormNonces.ShortestVisit.TotalSeconds)} s |",
                        $"| pages opened before the end are accepted after it | {Hours(SendingRules.LastCall)} |",
                        $"| bytes of a form, at most | {FormReader.MostBytes} |",
                    ]
                )
        );
    }

    [Fact]
    public async Task The_impact_assessment_names_the_limits_of_the_code()
    {
        var assessment = await MarkdownPage.ReadAsync("docs/privacy/dpia.md");
        var allCopies = (ResponseQueue.TimeToLive + ResponseQueue.PoisonTimeToLive) * 2;
        string[] expected =
        [
            $"fewer than {ItemProtection.SmallestThreshold} respondents",
            $"multiple of {OffsetRounding.RoundingBase}",
            $"{Days(ResponseQueue.TimeToLive)} in `{StorageLayout.ResponsesQueue}`",
            $"{Days(ResponseQueue.PoisonTimeToLive)} in `{StorageLayout.PoisonQueue}`",
            $"{Number(allCopies.TotalDays / 7)} weeks in all",
            $"{Days(ReceiptPurge.Lifetime)} after it was written",
            $"accepted for {Hours(FormNonces.Lifetime)}",
        ];

        Assert.All(
            expected,
            limit => Assert.Contains(limit, assessment.Sentences, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("fr", "[organisateur]", "[contact]")]
    [InlineData("nl", "[organisator]", "[contact]")]
    [InlineData("de", "[Veranstalter]", "[Kontakt]")]
    [InlineData("en", "[organiser]", "[contact]")]
    public async Task The_notice_repeats_the_privacy_page_word_for_word(
        string language,
        string organiser,
        string contact
    )
    {
        var reader = new PageReader(new SurveyOptions { Organiser = organiser, Contact = contact });
        var page = await PageReader.ReadAsync(reader.Pages.Privacy(new Language(language)));
        var notice = await MarkdownPage.ReadAsync($"docs/privacy/notice.{language}.md");

        var sentences = page.QuerySelectorAll("main :is(h1, h2, p:not(.kicker), dt, dd)")
            .Select(e => MarkdownPage.OneLine(e.TextContent))
            .ToList();

        Assert.InRange(sentences.Count, 25, 50);
        Assert.All(
            sentences,
            sentence => Assert.Contains(sentence, notice.Sentences, StringComparison.Ordinal)
        );
    }

    private static string Days(TimeSpan time) => $"{Number(time.TotalDays)} days";

    private static string Hours(TimeSpan time) => $"{Number(time.TotalHours)} h";

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
