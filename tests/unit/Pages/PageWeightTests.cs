using Microsoft.AspNetCore.Http;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;

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
        var reader = new PageReader(new SurveyOptions { Trial = true });
        var spoken = new Language(language);
        var head = $"profile-group={group}&_version=1.0.0&_nonce={reader.Survey.Nonces.Issue()}";

        var journey = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["start"] = await WeighAsync(reader.Pages.Start(spoken)),
            ["questions"] = await WeighAsync(
                reader.Pages.Questions(spoken, reader.SheetOf($"profile-group={group}"))
            ),
            ["check, three missing"] = await WeighAsync(
                reader.Send(head + AllButThree(reader, group), spoken)
            ),
            ["thanks"] = await WeighAsync(reader.Pages.Thanks(spoken)),
        };

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

    private static string AllButThree(PageReader reader, string group) =>
        string.Concat(
            reader
                .Survey.Instrument.CountedItems(new StratumId(group))
                .SkipLast(3)
                .Select(i => $"&{i.Id}={i.Categories[0].Code}")
        );

    private static async Task<int> WeighAsync(PageAnswer answer)
    {
        var context = new DefaultHttpContext();
        var body = new MemoryStream();
        context.Response.Body = body;
        context.Request.Headers.AcceptEncoding = "br";
        await PageWriter.WriteAsync(context, answer, TestContext.Current.CancellationToken);
        return (int)body.Length;
    }
}
