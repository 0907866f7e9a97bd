using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Unit.Storage.Contracts;

namespace SurveyPipeline.Tests.Unit.Storage;

public sealed class InMemoryReleaseStoreTests : ReleaseStoreContract
{
    protected override IReleaseStore Store { get; } = new InMemoryReleaseStore();

    protected override SeriesId Series => new("survey@1.0.0");
}
