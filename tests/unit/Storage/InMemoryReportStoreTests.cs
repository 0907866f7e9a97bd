using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Unit.Storage.Contracts;

namespace SurveyPipeline.Tests.Unit.Storage;

public sealed class InMemoryReportStoreTests : ReportStoreContract
{
    protected override IReportStore Store { get; } = new InMemoryReportStore();

    protected override SeriesId Series => new("survey@1.0.0");
}
