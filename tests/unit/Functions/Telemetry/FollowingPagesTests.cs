using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions.Organiser;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Respondent;
using SurveyPipeline.Pages.PaperEntry;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Functions.Requests;

namespace SurveyPipeline.Tests.Unit.Functions.Telemetry;

/// <summary>Pages that browsers ask for whenever something sent was accepted, each taking six seconds.</summary>
public sealed class FollowingPagesTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(
        new DateTimeOffset(2026, 11, 24, 8, 1, 0, TimeSpan.Zero)
    );

    private readonly RecordedMetrics meters;
    private readonly Survey survey;
    private readonly RequestGuard guard;

    public FollowingPagesTests()
    {
        meters = new RecordedMetrics(clock);
        survey = TestData.SurveyWith(clock);
        guard = new RequestGuard(
            meters.Metrics,
            new SlowClock(),
            NullLogger<RequestGuard>.Instance
        );
    }

    [Fact]
    public async Task The_page_of_thanks_is_not_measured()
    {
        var pages = new RespondentPageSet(survey, clock);
        var endpoint = new RespondentEndpoint(pages.Notices, survey, guard, meters.Metrics);

        await RespondentRequests.SendAsync(new ShowThanks(endpoint, pages.AllThanks).Run, "en");

        Assert.Equal("1", Slowest());
    }

    [Fact]
    public async Task The_page_for_the_next_paper_form_is_not_measured()
    {
        var organiser = new OrganiserPageSet(survey, clock);
        var forms = new EntryForms(organiser.Frames);
        var pages = new PaperEntryPages(
            survey,
            forms,
            new EntrySteps(survey, forms),
            organiser.Notices,
            organiser.Dates,
            clock
        );
        var endpoint = new PaperEntryEndpoint(
            new OrganiserEndpoint(organiser.Notices, survey, guard),
            pages,
            organiser.Notices,
            survey,
            guard,
            meters.Metrics
        );

        await RespondentRequests.SendAsync(new ShowPaperEntry(endpoint, pages).Run, "en");

        Assert.Equal("1", Slowest());
    }

    [Fact]
    public async Task A_page_that_someone_opened_is_measured()
    {
        var pages = new RespondentPageSet(survey, clock);
        var endpoint = new RespondentEndpoint(pages.Notices, survey, guard, meters.Metrics);

        await RespondentRequests.SendAsync(new ShowPrivacy(endpoint, pages.Statements).Run, "en");

        Assert.Equal("10", Slowest());
    }

    public void Dispose() => meters.Dispose();

    private string Slowest()
    {
        clock.Advance(TimeSpan.FromMinutes(5));
        return Assert.Single(meters.Read("survey.answer.slowest"));
    }

    /// <summary>Six seconds pass between any two looks.</summary>
    private sealed class SlowClock : TimeProvider
    {
        private long looks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => 6 * Interlocked.Increment(ref looks);
    }
}
