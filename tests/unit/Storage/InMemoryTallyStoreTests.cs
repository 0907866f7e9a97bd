using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Unit.Storage.Contracts;

namespace SurveyPipeline.Tests.Unit.Storage;

public sealed class InMemoryTallyStoreTests : TallyStoreContract
{
    private readonly FakeTimeProvider clock = new(
        new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero)
    );
    private readonly InMemoryTallyStore store;

    public InMemoryTallyStoreTests() => store = new InMemoryTallyStore(clock);

    protected override ITallyStore Store => store;

    protected override DateTimeOffset ServiceTime => clock.GetUtcNow();

    [Fact]
    public async Task A_receipt_is_as_old_as_its_own_writing()
    {
        var token = TestContext.Current.CancellationToken;
        await store.TryCommitAsync(0, [TestData.NumberedSubmission(1)], [], token);
        clock.Advance(TimeSpan.FromDays(30));
        await store.TryCommitAsync(0, [TestData.NumberedSubmission(2)], [], token);
        clock.Advance(TimeSpan.FromDays(61));

        var purged = await store.PurgeReceiptsAsync(
            clock.GetUtcNow() - TimeSpan.FromDays(90),
            TestData.NumberedSubmission(7),
            token
        );

        Assert.Equal(1, purged);
        Assert.Equal([TestData.NumberedSubmission(2)], store.Receipts);
    }
}
