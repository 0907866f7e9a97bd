using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Storage.Contracts;

/// <summary>What every release store does, the double like the table.</summary>
public abstract class ReleaseStoreContract
{
    private static readonly StratumId Admin = new("admin");

    /// <summary>A store in which <see cref="Series"/> has not begun.</summary>
    protected abstract IReleaseStore Store { get; }

    /// <summary>Loses the secret of a questionnaire behind the store's back.</summary>
    protected abstract Task LoseSecretAsync(SeriesId series);

    /// <summary>A series of this test alone.</summary>
    protected abstract SeriesId Series { get; }

    private SeriesId NextVersion => new(Series.Value.Split('@')[0] + "@2.0.0");

    private SeriesId Trial => new(Series.Value + "~trial");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_series_begins_once()
    {
        var record = TestData.NewSeries(Series);

        Assert.Null(await Store.ReadSeriesAsync(Series, Token));
        Assert.Equal(SeriesBeginning.Begun, await BeginAsync(record));
        Assert.Equal(
            SeriesBeginning.StoodAlready,
            await BeginAsync(record with { Threshold = 99 })
        );

        var read = await Store.ReadSeriesAsync(Series, Token);
        Assert.Equal(record.Strata.AsEnumerable(), read?.Strata.AsEnumerable());
        Assert.Equal(record, read! with { Strata = record.Strata });
    }

    [Fact]
    public async Task All_series_are_listed_in_order()
    {
        await BeginAsync(TestData.NewSeries(Trial));
        await BeginAsync(TestData.NewSeries(Series));

        var listed = await Store.ListSeriesAsync(Token);

        Assert.Equal(
            [Series, Trial],
            listed
                .Select(s => s.Id)
                .Where(s => s.Value.StartsWith(Series.Value, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task How_far_the_end_has_come_is_read_as_it_was_written()
    {
        await BeginAsync(TestData.NewSeries(Series));
        var ended = new DateTimeOffset(2026, 5, 4, 10, 30, 0, TimeSpan.Zero);

        var written = await Store.WriteEndAsync(
            Series,
            r =>
                r with
                {
                    EndedAt = ended,
                    SupersededBy = Trial,
                    DrySince = ended.AddHours(2),
                    FinalPeriod = TestData.Month("2026-05"),
                },
            Token
        );

        var read = await Store.ReadSeriesAsync(Series, Token);
        Assert.Equal(
            (ended, Trial, ended.AddHours(2), TestData.Month("2026-05"), 12),
            (read?.EndedAt, read?.SupersededBy, read?.DrySince, read?.FinalPeriod, read?.Threshold)
        );
        Assert.Equal(written, read! with { Strata = written.Strata });
    }

    [Fact]
    public async Task What_was_written_of_an_end_can_be_taken_back()
    {
        await BeginAsync(TestData.NewSeries(Series));
        var seen = new DateTimeOffset(2026, 5, 4, 10, 30, 0, TimeSpan.Zero);
        await Store.WriteEndAsync(Series, r => r with { DrySince = seen }, Token);

        await Store.WriteEndAsync(Series, r => r with { DrySince = null }, Token);

        Assert.Null((await Store.ReadSeriesAsync(Series, Token))!.DrySince);
    }

    [Fact]
    public async Task Of_many_that_write_an_end_at_once_each_sees_what_the_one_before_wrote()
    {
        await BeginAsync(TestData.NewSeries(Series));
        var begin = new DateTimeOffset(2026, 5, 4, 10, 30, 0, TimeSpan.Zero);

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Store.WriteEndAsync(
                        Series,
                        r => r with { EndedAt = (r.EndedAt ?? begin).AddMinutes(1) },
                        Token
                    )
                )
        );

        Assert.Equal(begin.AddMinutes(8), (await Store.ReadSeriesAsync(Series, Token))!.EndedAt);
    }

    [Fact]
    public async Task A_series_that_has_not_begun_cannot_end()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Store.WriteEndAsync(Series, r => r, Token)
        );
    }

    [Fact]
    public async Task All_versions_of_a_questionnaire_have_the_secret_of_the_first()
    {
        var secret = SeriesSecret.Create();

        Assert.Null(await Store.ReadSecretAsync(Series, Token));
        await Store.TryBeginSeriesAsync(TestData.NewSeries(Series), secret, Token);
        await Store.TryBeginSeriesAsync(
            TestData.NewSeries(NextVersion),
            SeriesSecret.Create(),
            Token
        );

        Assert.Equal(secret.Bytes.ToArray(), await SecretOfAsync(NextVersion));
        Assert.Equal(secret.Bytes.ToArray(), await SecretOfAsync(Series));
        Assert.Null(await Store.ReadSecretAsync(Trial, Token));
    }

    [Fact]
    public async Task The_secret_is_erased_with_the_last_series_of_its_questionnaire()
    {
        await BeginAsync(TestData.NewSeries(Series));
        await BeginAsync(TestData.NewSeries(NextVersion));

        Assert.True(await Store.TryNoteErasedAsync(Series, Token));
        Assert.False(await Store.TryNoteErasedAsync(Series, Token));
        Assert.NotNull(await Store.ReadSecretAsync(Series, Token));
        Assert.True(await Store.TryNoteErasedAsync(NextVersion, Token));

        Assert.Null(await Store.ReadSecretAsync(Series, Token));
        Assert.True((await Store.ReadSeriesAsync(Series, Token))!.IsErased);
    }

    [Fact]
    public async Task A_series_that_begins_after_the_last_was_erased_brings_a_secret_of_its_own()
    {
        var secret = SeriesSecret.Create();
        await BeginAsync(TestData.NewSeries(Series));
        await Store.TryNoteErasedAsync(Series, Token);

        await Store.TryBeginSeriesAsync(TestData.NewSeries(NextVersion), secret, Token);

        Assert.Equal(secret.Bytes.ToArray(), await SecretOfAsync(NextVersion));
    }

    [Fact]
    public async Task No_series_begins_beside_one_that_has_lost_its_secret()
    {
        await BeginAsync(TestData.NewSeries(Series));
        await LoseSecretAsync(Series);

        Assert.Equal(SeriesBeginning.SecretLost, await BeginAsync(TestData.NewSeries(NextVersion)));

        Assert.Null(await Store.ReadSeriesAsync(NextVersion, Token));
        Assert.Null(await Store.ReadSecretAsync(NextVersion, Token));
        Assert.True(await Store.TryNoteErasedAsync(Series, Token));
        Assert.Equal(SeriesBeginning.Begun, await BeginAsync(TestData.NewSeries(NextVersion)));
    }

    [Fact]
    public async Task Series_that_begin_and_are_erased_at_once_always_leave_the_living_a_secret()
    {
        await BeginAsync(TestData.NewSeries(Series));

        await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(async version =>
                {
                    var id = new SeriesId($"{Series.Value.Split('@')[0]}@2.0.{version}");
                    await BeginAsync(TestData.NewSeries(id));
                    if (version % 2 == 0)
                    {
                        await Store.TryNoteErasedAsync(id, Token);
                    }
                })
                .Append(Store.TryNoteErasedAsync(Series, Token))
        );

        Assert.NotNull(await Store.ReadSecretAsync(Series, Token));
    }

    [Fact]
    public async Task A_released_outcome_reads_back_whole()
    {
        var outcome = TestData.NewRelease("social-work", "2026-03");

        Assert.True(await Store.TryInsertOutcomeAsync(Series, outcome, Token));
        var read = await Store.ReadOutcomeAsync(Series, outcome.Stratum, outcome.Period, Token);

        var released = Assert.IsType<ReleasedOutcome>(read);
        Assert.Equal(outcome, released with { Items = outcome.Items });
        Assert.Equal(3, released.Items.Count);
        AssertTable(
            ProtectionKind.Full,
            [3, 0, 6, 3],
            0,
            released.Items[new ItemId("workload-more")]
        );
        var choices = Assert.IsType<ProtectedChoices>(released.Items[new ItemId("tools")]);
        Assert.Equal(2, choices.Options.Length);
        AssertTable(ProtectionKind.Band, [0, 9], 3, choices.Options[1]);
        Assert.IsType<WithheldItem>(released.Items[new ItemId("follow-up")]);
    }

    [Fact]
    public async Task An_outcome_is_inserted_once()
    {
        var carried = new CarriedOutcome(Admin, TestData.Month("2026-03"));

        Assert.Null(await Store.ReadOutcomeAsync(Series, Admin, carried.Period, Token));
        Assert.True(await Store.TryInsertOutcomeAsync(Series, carried, Token));
        Assert.False(
            await Store.TryInsertOutcomeAsync(
                Series,
                TestData.NewRelease("admin", "2026-03"),
                Token
            )
        );

        Assert.Equal(carried, await Store.ReadOutcomeAsync(Series, Admin, carried.Period, Token));
    }

    [Theory]
    [InlineData("0f1e2d")]
    [InlineData(null)]
    public async Task Too_few_says_by_which_closing_they_are_erased(string? closing)
    {
        var tooFew = new TooFewOutcome(Admin, TestData.Month("2026-03"), closing);

        await Store.TryInsertOutcomeAsync(Series, tooFew, Token);

        Assert.Equal(tooFew, await Store.ReadOutcomeAsync(Series, Admin, tooFew.Period, Token));
    }

    [Fact]
    public async Task Outcomes_are_listed_by_stratum_and_period()
    {
        Outcome[] outcomes =
        [
            new TooFewOutcome(new("admin-it"), TestData.Month("2026-01"), ClosingId: null),
            TestData.NewRelease("admin", "2026-02"),
            new CarriedOutcome(Admin, TestData.Month("2026-01")),
        ];
        foreach (var outcome in outcomes)
        {
            await Store.TryInsertOutcomeAsync(Series, outcome, Token);
        }

        await Store.TryInsertOutcomeAsync(Trial, outcomes[0], Token);
        await Store.TryInsertOutcomeAsync(NextVersion, outcomes[1], Token);
        await BeginAsync(TestData.NewSeries(Series));
        await Store.TryInsertClosingAsync(Series, Closing("a"), Token);

        var listed = await Store.ListOutcomesAsync(Series, Token);

        Assert.Equal(
            [("admin", "2026-01"), ("admin", "2026-02"), ("admin-it", "2026-01")],
            listed.Select(o => (o.Stratum.Value, o.Period.Name))
        );
        Assert.IsType<ReleasedOutcome>(listed[1]);
    }

    [Fact]
    public async Task A_closing_is_inserted_once_and_reads_back_whole()
    {
        Assert.Null(await Store.ReadClosingAsync(Series, Admin, Token));
        Assert.True(await Store.TryInsertClosingAsync(Series, Closing("first"), Token));
        Assert.False(await Store.TryInsertClosingAsync(Series, Closing("second"), Token));

        var read = await Store.ReadClosingAsync(Series, Admin, Token);
        Assert.Equal("first", read?.Id);
        Assert.Equal(TestData.Month("2026-03"), read?.Period);
        Assert.Equal(
            [
                new(new TallyKey(0, Admin, TestData.Month("2026-02")), "a|b"),
                new ClosingEntry(new TallyKey(3, Admin, TestData.Month("2026-03")), "c"),
            ],
            read!.Entries.AsEnumerable()
        );
        Assert.NotNull(read.ETag);
    }

    [Fact]
    public async Task A_closing_may_take_a_thousand_tallies()
    {
        var closing = Closing("long") with
        {
            Entries =
            [
                .. Enumerable
                    .Range(0, 1000)
                    .Select(i => new ClosingEntry(
                        new TallyKey(i, Admin, TestData.Month("2026-03")),
                        $"batch {i}"
                    )),
            ],
        };

        await Store.TryInsertClosingAsync(Series, closing, Token);

        var read = await Store.ReadClosingAsync(Series, Admin, Token);
        Assert.Equal(closing.Entries.AsEnumerable(), read?.Entries.AsEnumerable());
    }

    [Fact]
    public async Task A_closing_without_tallies_reads_back_empty()
    {
        await Store.TryInsertClosingAsync(Series, Closing("none") with { Entries = [] }, Token);

        Assert.Empty((await Store.ReadClosingAsync(Series, Admin, Token))!.Entries);
    }

    [Fact]
    public async Task Only_the_version_that_was_read_is_deleted()
    {
        await Store.TryInsertClosingAsync(Series, Closing("first"), Token);
        var first = (await Store.ReadClosingAsync(Series, Admin, Token))!;

        Assert.True(await Store.TryDeleteClosingAsync(Series, first, Token));
        Assert.False(await Store.TryDeleteClosingAsync(Series, first, Token));
        await Store.TryInsertClosingAsync(Series, Closing("second"), Token);
        Assert.False(await Store.TryDeleteClosingAsync(Series, first, Token));

        Assert.Equal("second", (await Store.ReadClosingAsync(Series, Admin, Token))?.Id);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Store.TryDeleteClosingAsync(Series, Closing("second"), Token)
        );
    }

    private Task<SeriesBeginning> BeginAsync(SeriesRecord record) =>
        Store.TryBeginSeriesAsync(record, SeriesSecret.Create(), Token);

    private async Task<byte[]?> SecretOfAsync(SeriesId series) =>
        (await Store.ReadSecretAsync(series, Token))?.Bytes.ToArray();

    private static ClosingRecord Closing(string id) =>
        new(
            Admin,
            id,
            TestData.Month("2026-03"),
            [
                new(new TallyKey(0, Admin, TestData.Month("2026-02")), "a|b"),
                new(new TallyKey(3, Admin, TestData.Month("2026-03")), "c"),
            ],
            ETag: null
        );

    private static void AssertTable(
        ProtectionKind kind,
        ImmutableArray<int> cells,
        int undistributed,
        ProtectedItem item
    )
    {
        var table = Assert.IsType<ProtectedTable>(item);
        Assert.Equal(kind, table.Kind);
        Assert.Equal(cells.AsEnumerable(), table.Cells.AsEnumerable());
        Assert.Equal(undistributed, table.Undistributed);
    }
}
