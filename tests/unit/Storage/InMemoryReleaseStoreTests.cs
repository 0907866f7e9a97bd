using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Unit.Storage.Contracts;

namespace SurveyPipeline.Tests.Unit.Storage;

public sealed class InMemoryReleaseStoreTests : ReleaseStoreContract
{
    private readonly InMemoryReleaseStore store = new();

    protected override IReleaseStore Store => store;

    protected override SeriesId Series => new("survey@1.0.0");

    protected override Task LoseSecretAsync(SeriesId series)
    {
        store.LoseSecret(series);
        return Task.CompletedTask;
    }
}
