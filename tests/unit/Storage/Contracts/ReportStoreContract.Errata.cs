using SurveyPipeline.Publication;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Storage.Contracts;

/// <content>What every report store does with errata.</content>
public abstract partial class ReportStoreContract
{
    private static readonly DateOnly ThirdOfApril = new(2026, 4, 3);
    private static readonly DateOnly FourthOfApril = new(2026, 4, 4);

    [Fact]
    public async Task An_erratum_reads_back_as_it_was_attached()
    {
        await PublishAsync("2026-03", ("report-fr.html", "text/html", "abc"));

        var attached = await AttachAsync("2026-03", ThirdOfApril, "Légende\nfausse", "Wrong label");

        var erratum = Assert.Single(await ErrataAsync());
        Assert.Equal(Series, erratum.Series);
        Assert.Equal("2026-03", erratum.Period);
        Assert.Equal(1, erratum.Number);
        Assert.Equal(ThirdOfApril, erratum.Date);
        Assert.Equal("Légende\nfausse", erratum.Texts[new Language("fr")]);
        Assert.Equal("Wrong label", erratum.Texts[new Language("en")]);
        Assert.Equal(2, erratum.Texts.Count);
        Assert.Equal(1, attached?.Number);
    }

    [Fact]
    public async Task Errata_are_listed_by_series_period_and_number()
    {
        await PublishAsync("2026-03", ("report-fr.html", "text/html", "abc"));
        await PublishAsync("2026-02", ("report-fr.html", "text/html", "abc"));
        await AttachAsync("2026-03", ThirdOfApril, "un", "one");
        await AttachAsync("2026-03", FourthOfApril, "deux", "two");
        await AttachAsync("2026-02", FourthOfApril, "un", "one");

        var errata = await ErrataAsync();

        Assert.Equal(
            [("2026-02", 1, "one"), ("2026-03", 1, "one"), ("2026-03", 2, "two")],
            errata.Select(e => (e.Period, e.Number, e.Texts[new Language("en")]))
        );
    }

    [Fact]
    public async Task The_same_erratum_is_attached_once()
    {
        await PublishAsync("2026-03", ("report-fr.html", "text/html", "abc"));
        await AttachAsync("2026-03", ThirdOfApril, "un", "one");

        var again = await AttachAsync("2026-03", FourthOfApril, "un", "one");

        Assert.Equal(ThirdOfApril, again?.Date);
        Assert.Single(await ErrataAsync());
    }

    [Fact]
    public async Task An_erratum_needs_a_published_report()
    {
        await PublishAsync("2026-03", ("report-fr.html", "text/html", "abc"));

        Assert.Null(await AttachAsync("2026-04", ThirdOfApril, "un", "one"));
        Assert.Empty(await ErrataAsync());
    }

    [Fact]
    public async Task An_erratum_leaves_the_report_as_it_is()
    {
        var published = await PublishAsync("2026-03", ("report-fr.html", "text/html", "abc"));

        await AttachAsync("2026-03", ThirdOfApril, "un", "one");

        var read = await Store.ReadManifestAsync(Series, TestData.Month("2026-03"), Token);
        Assert.Equal(published.Files.AsEnumerable(), read!.Files.AsEnumerable());
        Assert.Single(await Store.ListAsync(Token), m => m.Series == Series);
        var bytes = await Store.ReadFileAsync(
            TestData.FileOf(Series, "2026-03", "report-fr.html"),
            Token
        );
        Assert.Equal("abc"u8.ToArray(), bytes!.Bytes.ToArray());
    }

    [Fact]
    public async Task A_withdrawal_is_an_erratum_that_says_so_and_leaves_the_bytes()
    {
        await PublishAsync("2026-03", ("report-fr.html", "text/html", "abc"));
        await AttachAsync("2026-03", ThirdOfApril, "un", "one");

        var first = await WithdrawAsync("2026-03", FourthOfApril, "un", "one");
        var again = await WithdrawAsync("2026-03", FourthOfApril, "un", "one");

        Assert.Equal((2, true), (first!.Number, first.Withdraws));
        Assert.Equal(2, again!.Number);
        Assert.Equal([false, true], (await ErrataAsync()).Select(e => e.Withdraws));
        var bytes = await Store.ReadFileAsync(
            TestData.FileOf(Series, "2026-03", "report-fr.html"),
            Token
        );
        Assert.Equal("abc"u8.ToArray(), bytes!.Bytes.ToArray());
    }

    [Fact]
    public async Task A_withdrawal_needs_a_published_report()
    {
        await PublishAsync("2026-03", ("report-fr.html", "text/html", "abc"));

        Assert.Null(await WithdrawAsync("2026-04", ThirdOfApril, "un", "one"));
    }

    private Task<Erratum?> WithdrawAsync(
        string month,
        DateOnly date,
        string french,
        string english
    ) =>
        Store.WithdrawAsync(
            Series,
            TestData.Month(month),
            date,
            TestData.Texts(("fr", french), ("en", english)),
            Token
        );

    private async Task<List<Erratum>> ErrataAsync() =>
        [.. (await Store.ListErrataAsync(Token)).Where(e => e.Series == Series)];

    private Task<Erratum?> AttachAsync(
        string month,
        DateOnly date,
        string french,
        string english
    ) =>
        Store.AttachErratumAsync(
            Series,
            TestData.Month(month),
            date,
            TestData.Texts(("fr", french), ("en", english)),
            Token
        );
}
