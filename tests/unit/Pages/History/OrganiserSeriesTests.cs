using Microsoft.AspNetCore.Http;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Pages.History;

/// <summary>Organisers see the same releases as everyone, at their own addresses and for themselves alone.</summary>
public sealed class OrganiserSeriesTests
{
    private static readonly Instrument Short = TestData.ShortInstrument();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_says_that_the_language_of_the_browser_decides()
    {
        var series = await PublishedAsync();

        var whole = await series.OrganisersPages.ShowAsync(Reader(), series.Id.Value, Token);
        var one = await series.OrganisersPages.ShowItemAsync(
            Reader(),
            series.Id.Value,
            "workload-more",
            Token
        );

        Assert.Equal("Accept-Language", whole!.VariesBy);
        Assert.Equal("Accept-Language", one!.VariesBy);
        Assert.False(whole.IsFindable);
    }

    [Fact]
    public async Task A_table_is_kept_by_no_cache()
    {
        var series = await PublishedAsync();

        var table = await series.OrganisersPages.TableAsync(
            Reader(),
            series.Id.Value,
            "series.csv",
            Token
        );

        Assert.False(table!.IsShared);
    }

    [Fact]
    public async Task Beneath_the_questions_stand_the_licence_and_how_to_cite_all_releases()
    {
        var series = await PublishedAsync();

        var page = await PageReader.ReadAsync(
            (await series.OrganisersPages.ShowAsync(Reader(), series.Id.Value, Token))!
        );

        Assert.Equal(
            [
                "CC BY 4.0",
                "Maison des services (2026). Digitalisation and your work: questionnaire [social-work-digital-pressure@1.1.0]. Maison des services. CC BY 4.0.",
            ],
            page.QuerySelectorAll("main dd").Select(d => d.TextContent)
        );
    }

    private static OrganiserReader Reader()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = "en";
        return OrganiserReader.Of(request, Short);
    }

    private static async Task<PublishedSeries> PublishedAsync()
    {
        var series = new PublishedSeries(Short);
        await series.PublishAsync(TestData.Outcomes(Short, 2, (_, _) => 60), 2);
        return series;
    }
}
