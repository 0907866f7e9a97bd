using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions.Pipeline;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Functions.Pipeline;

/// <summary>A webhook that fails is a line in the log, without what may be secret in its address.</summary>
public sealed class ReportAnnouncingTests : IDisposable
{
    private readonly InMemoryReportStore reports = new();
    private readonly RecordedLog log = new();
    private readonly FakeTimeProvider clock = new(
        new DateTimeOffset(2026, 11, 3, 5, 0, 0, TimeSpan.Zero)
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_webhook_that_fails_is_told_by_its_host_alone()
    {
        await AnnounceAsync(new SurveyOptions(), HttpStatusCode.Gone);

        var line = Assert.Single(log.Entries);
        Assert.Contains(
            "The webhook at hooks.example.org did not take social-work-digital-pressure@1.1.0 2026-10: status 410",
            $"{line}",
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret", $"{line}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        true,
        "https://survey.example.org/fr/results/social-work-digital-pressure%401.1.0/2026-10/report.fr.html"
    )]
    [InlineData(
        false,
        "https://survey.example.org/reports/social-work-digital-pressure%401.1.0/2026-10"
    )]
    public async Task The_address_is_where_readers_find_the_report(bool isPublic, string expected)
    {
        var options = new SurveyOptions
        {
            PublicResults = isPublic,
            Address = new Uri("https://survey.example.org"),
        };

        var body = await AnnounceAsync(options, HttpStatusCode.OK);

        Assert.Contains($"\"{expected}\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_public_address_none_is_told()
    {
        var body = await AnnounceAsync(new SurveyOptions(), HttpStatusCode.OK);

        Assert.Contains("\"address\":null", body, StringComparison.Ordinal);
    }

    public void Dispose() => log.Dispose();

    private async Task<string> AnnounceAsync(SurveyOptions options, HttpStatusCode status)
    {
        options.Webhook = new Uri("https://hooks.example.org/secret?sig=secret");
        var survey = TestData.SurveyWith(clock, options);
        await reports.PublishAsync(
            survey.Series.Id,
            TestData.Month("2026-10"),
            [TestData.FileNamed("report.fr.html")],
            Token
        );
        using var carrier = new Carrier(status);
        using var webhook = new Webhook(options.Webhook, carrier);
        using var loggers = new LoggerFactory([log]);
        await new ReportAnnouncing(
            new ReportAnnouncements(reports, new NoMarks(), clock),
            webhook,
            survey,
            loggers.CreateLogger<ReportAnnouncing>()
        ).RunAsync(Token);
        return carrier.Body!;
    }

    private sealed class Carrier(HttpStatusCode status) : HttpMessageHandler
    {
        public string? Body { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(status);
        }
    }

    private sealed class NoMarks : IAnnouncementMarks
    {
        public Task<ImmutableHashSet<(SeriesId Series, string Period)>> ListAsync(
            CancellationToken cancellationToken
        ) => Task.FromResult(ImmutableHashSet<(SeriesId, string)>.Empty);

        public Task MarkAsync(
            SeriesId series,
            Period period,
            DateOnly date,
            CancellationToken cancellationToken
        ) => Task.CompletedTask;
    }
}
