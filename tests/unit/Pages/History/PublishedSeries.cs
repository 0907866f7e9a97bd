using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Pages.History;

/// <summary>A public survey with the JSON of its reports, as the publisher writes it.</summary>
internal sealed class PublishedSeries
{
    private readonly PageReader reader;
    private readonly Instrument instrument;

    /// <summary>Nothing is published yet.</summary>
    /// <param name="instrument">The questionnaire.</param>
    /// <param name="asSeen">The store as the pages see it. Default: as it is.</param>
    public PublishedSeries(Instrument instrument, Func<IReportStore, IReportStore>? asSeen = null)
    {
        this.instrument = instrument;
        reader = new PageReader(
            new SurveyOptions { PublicResults = true, Organiser = "Maison des services" },
            instrument
        );
        var open = new ToldSurvey(new InMemoryReleaseStore(), Reports);
        Shelf = new SeriesShelf(
            new ReportShelf(
                asSeen?.Invoke(Reports) ?? Reports,
                new InMemoryOrganiserNotes(),
                open,
                reader.Clock
            ),
            open,
            new SeriesInstruments(
                () => reader.Survey.Known,
                (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(null)
            )
        );
        Pages = new PublicSeries(
            new RespondentFrames(reader.Survey),
            reader.Pages.AllResults,
            Shelf,
            reader.Clock
        );
        OrganisersPages = new OrganiserSeries(
            new OrganiserFrames(reader.Survey),
            Shelf,
            new SurveyDates(reader.Survey, reader.Clock)
        );
    }

    public InMemoryReportStore Reports { get; } = new();

    public SeriesShelf Shelf { get; }

    public PublicSeries Pages { get; }

    /// <summary>The same for organisers.</summary>
    public OrganiserSeries OrganisersPages { get; }

    public SeriesId Id => reader.Survey.Series.Id;

    /// <summary>Publishes the reports of the first months of 2026 and later, each with its JSON alone.</summary>
    public async Task PublishAsync(
        ImmutableArray<Outcome> outcomes,
        int months,
        Participation participation = Participation.EveryPeriod
    )
    {
        var period = TestData.Month(2026, 1);
        for (var month = 0; month < months; month++, period = period.Next)
        {
            await Reports.PublishAsync(
                Id,
                period,
                [TestData.ReleasedJson(instrument, outcomes, period, participation)],
                TestContext.Current.CancellationToken
            );
        }
    }
}
