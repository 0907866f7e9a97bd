using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
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
        var journey = await PageWeight.OfJourneyAsync(new Language(language), group, "br");

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
        var head = $"profile-group={group}&_version=1.1.0&_nonce={reader.Survey.Nonces.Issue()}";
        var wrong = string.Concat(
            reader
                .Survey.Instrument.CountedItems(new StratumId(group))
                .Select(i => $"&{i.Id}=wrong")
        );

        var pages = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["check, all missing"] = await PageWeight.OfAsync(reader.Send(head, spoken)),
            ["questions, all wrong"] = await PageWeight.OfAsync(reader.Send(head + wrong, spoken)),
            ["retry"] = await PageWeight.OfAsync(
                reader.Pages.Retry(
                    spoken,
                    reader.SheetOf(head + wrong),
                    RespondentPaths.Responses,
                    TimeSpan.FromSeconds(1)
                )
            ),
            ["privacy"] = await PageWeight.OfAsync(reader.Pages.Privacy(spoken)),
            ["guarantees"] = await PageWeight.OfAsync(reader.Pages.Guarantees(spoken)),
            ["accessibility"] = await PageWeight.OfAsync(reader.Pages.Accessibility(spoken)),
            ["paper"] = await PageWeight.OfAsync(
                reader.Pages.Paper(spoken, new Uri("https://survey.example.org"))
            ),
        };

        output.WriteLine(string.Join(", ", pages.Select(p => $"{p.Key} {p.Value}")));
        Assert.All(pages.Values, weight => Assert.InRange(weight, 1, MostOfAPage));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_list_of_five_years_of_reports_is_light(string language)
    {
        var spoken = new Language(language);
        var reader = new PageReader(new SurveyOptions { PublicResults = true });
        var reports = Enumerable
            .Range(0, 60)
            .Select(month => TestData.Month(2026 + (month / 12), 1 + (month % 12)))
            .Select(period => new PublishedReport(
                Manifest(reader.Survey.Series.Id, period, spoken),
                period,
                Errata: []
            ));

        var weight = await PageWeight.OfAsync(reader.Pages.Results(spoken, [.. reports]));

        output.WriteLine($"{language} {weight}");
        Assert.InRange(weight, 1, MostOfAPage);
    }

    private static ReportManifest Manifest(SeriesId series, Period period, Language language) =>
        new(
            series,
            period.Name,
            [
                .. ReportFormats.All.Select(f =>
                {
                    Language? own = f is LanguageFormat ? language : null;
                    return new ReportManifestEntry(
                        f.NameIn(own),
                        f.Code,
                        own,
                        f.MediaType,
                        // Sizes differ from month to month, so that no compression saves them.
                        Size: 20_000 + (period.Start.Month * 1_003) + (f.Code.Length * 7_001),
                        Sha256: new string('0', 64)
                    );
                }),
            ]
        );
}
