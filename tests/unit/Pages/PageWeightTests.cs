using SurveyPipeline.Tests.Fixtures;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages;

/// <summary>How much a person has to download: the body as sent, Brotli-compressed.</summary>
public sealed class PageWeightTests(ITestOutputHelper output)
{
    private const int MostOfAPage = 14 * 1024;
    private const int MostOfTheJourney = 30 * 1024;

    public static MatrixTheoryData<string, string> LanguagesAndGroups =>
        new(["fr", "nl", "de", "en"], ["admin", "proximity", "other", "undisclosed"]);

    [Theory]
    [MemberData(nameof(LanguagesAndGroups))]
    public async Task The_whole_journey_is_light(string language, string group)
    {
        var journey = await JourneyAsync(new Language(language), group, "br");

        output.WriteLine(string.Join(", ", journey.Select(p => $"{p.Key} {p.Value}")));
        Assert.All(journey.Values, weight => Assert.InRange(weight, 1, MostOfAPage));
        Assert.InRange(journey.Values.Sum(), 1, MostOfTheJourney);
    }

    [Theory]
    [MemberData(nameof(LanguagesAndGroups))]
    public async Task Every_other_page_is_light(string language, string group)
    {
        var reader = new PageReader(new SurveyOptions { Trial = true });
        var spoken = new Language(language);
        var head = $"profile-group={group}&_version=1.0.0&_nonce={reader.Survey.Nonces.Issue()}";
        var wrong = string.Concat(
            reader
                .Survey.Instrument.CountedItems(new StratumId(group))
                .Select(i => $"&{i.Id}=wrong")
        );

        var pages = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["check, all missing"] = await WeighAsync(reader.Send(head, spoken)),
            ["questions, all wrong"] = await WeighAsync(reader.Send(head + wrong, spoken)),
            ["retry"] = await WeighAsync(
                reader.Pages.Retry(
                    spoken,
                    reader.SheetOf(head + wrong),
                    RespondentPaths.Responses,
                    TimeSpan.FromSeconds(1)
                )
            ),
            ["privacy"] = await WeighAsync(reader.Pages.Privacy(spoken)),
            ["accessibility"] = await WeighAsync(reader.Pages.Accessibility(spoken)),
            ["paper"] = await WeighAsync(
                reader.Pages.Paper(spoken, new Uri("https://survey.example.org"))
            ),
        };

        output.WriteLine(string.Join(", ", pages.Select(p => $"{p.Key} {p.Value}")));
        Assert.All(pages.Values, weight => Assert.InRange(weight, 1, MostOfAPage));
    }

    /// <summary>The page shows the most of any language and group, in whole kilobytes of 1,000 bytes.</summary>
    [Fact]
    public async Task The_figures_of_the_page_on_weight_are_true()
    {
        var start = 0;
        var journey = 0;
        foreach (var (language, group) in LanguagesAndGroups.Select(row => row.Data))
        {
            var pages = await JourneyAsync(new Language(language), group, "gzip");
            start = Math.Max(start, pages["start"]);
            journey = Math.Max(journey, pages.Values.Sum());
        }

        var text = await RepositoryFiles.ReadAsync("docs/weight.md", TestContext.Current.CancellationToken);

        Assert.Contains(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| **this product** | **{Kilobytes(start)} KB** | {Kilobytes(journey)} KB |"
            ),
            text,
            StringComparison.Ordinal
        );
    }

    private static async Task<Dictionary<string, int>> JourneyAsync(
        Language spoken,
        string group,
        string encoding
    )
    {
        var reader = new PageReader(new SurveyOptions { Trial = true });
        var head = $"profile-group={group}&_version=1.0.0&_nonce={reader.Survey.Nonces.Issue()}";

        return new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["start"] = await WeighAsync(reader.Pages.Start(spoken), encoding),
            ["questions"] = await WeighAsync(
                reader.Pages.Questions(spoken, reader.SheetOf($"profile-group={group}")),
                encoding
            ),
            ["check, three missing"] = await WeighAsync(
                reader.Send(head + AllButThree(reader, group), spoken),
                encoding
            ),
            ["thanks"] = await WeighAsync(reader.Pages.Thanks(spoken), encoding),
        };
    }

    private static int Kilobytes(int bytes) => (bytes + 999) / 1000;

    private static string AllButThree(PageReader reader, string group) =>
        string.Concat(
            reader
                .Survey.Instrument.CountedItems(new StratumId(group))
                .SkipLast(3)
                .Select(i => $"&{i.Id}={i.Categories[0].Code}")
        );

    private static async Task<int> WeighAsync(PageAnswer answer, string encoding = "br")
    {
        var context = new DefaultHttpContext();
        var body = new MemoryStream();
        context.Response.Body = body;
        context.Request.Headers.AcceptEncoding = encoding;
        await PageWriter.WriteAsync(context, answer, TestContext.Current.CancellationToken);
        return (int)body.Length;
    }
}
