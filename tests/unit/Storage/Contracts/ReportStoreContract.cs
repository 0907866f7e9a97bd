using System.Collections.Immutable;
using System.Text;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Storage.Contracts;

/// <summary>What every report store does, the double like the container.</summary>
public abstract partial class ReportStoreContract
{
    /// <summary>A store in which <see cref="Series"/> has no report.</summary>
    protected abstract IReportStore Store { get; }

    /// <summary>A series of this test alone.</summary>
    protected abstract SeriesId Series { get; }

    private SeriesId Trial => new(Series.Value + "~trial");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_not_published_is_null()
    {
        Assert.Null(await Store.ReadManifestAsync(Series, TestData.Month("2026-03"), Token));
        Assert.Null(
            await Store.ReadFileAsync(TestData.FileOf(Series, "2026-03", "report-fr.html"), Token)
        );
    }

    [Fact]
    public async Task A_manifest_describes_the_published_files_by_name()
    {
        var published = await PublishAsync(
            "2026-03",
            ("report-fr.html", "text/html", "abc"),
            ("data.csv", "text/csv", "")
        );

        var read = await Store.ReadManifestAsync(Series, TestData.Month("2026-03"), Token);

        Assert.Equal(Series, read?.Series);
        Assert.Equal("2026-03", read?.Period);
        Assert.Equal(
            [
                new(
                    "data.csv",
                    "csv",
                    null,
                    "text/csv",
                    0,
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                ),
                new ReportManifestEntry(
                    "report-fr.html",
                    "html",
                    new Language("fr"),
                    "text/html",
                    3,
                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                ),
            ],
            read!.Files.AsEnumerable()
        );
        Assert.Equal(read.Files.AsEnumerable(), published.Files.AsEnumerable());
    }

    [Fact]
    public async Task A_published_file_reads_back_byte_for_byte()
    {
        await PublishAsync("2026-03", ("report-fr.html", "text/html", "é\r\n\0"));

        var bytes = await Store.ReadFileAsync(
            TestData.FileOf(Series, "2026-03", "report-fr.html"),
            Token
        );

        Assert.Equal("é\r\n\0", Encoding.UTF8.GetString(bytes!.Bytes.Span));
    }

    [Fact]
    public async Task A_published_period_never_changes()
    {
        await PublishAsync("2026-03", ("report-fr.html", "text/html", "abc"));

        var again = await PublishAsync(
            "2026-03",
            ("report-fr.html", "text/html", "xyz"),
            ("new.csv", "text/csv", "1")
        );

        Assert.Equal("report-fr.html", Assert.Single(again.Files).Name);
        var bytes = await Store.ReadFileAsync(
            TestData.FileOf(Series, "2026-03", "report-fr.html"),
            Token
        );
        Assert.Equal("abc", Encoding.UTF8.GetString(bytes!.Bytes.Span));
        Assert.Null(
            await Store.ReadFileAsync(TestData.FileOf(Series, "2026-03", "new.csv"), Token)
        );
    }

    [Theory]
    [InlineData("2026-03", "other.html")]
    [InlineData("2026-04", "report-fr.html")]
    [InlineData("2026-03", "manifest.json")]
    [InlineData("2026-03", "../2026-03/report-fr.html")]
    [InlineData("2026-03", "%2e%2e/report-fr.html")]
    [InlineData("2026-03", "")]
    [InlineData("2026-03", null)]
    public async Task Only_the_exact_name_of_a_file_finds_it(string period, string? file)
    {
        await PublishAsync("2026-03", ("report-fr.html", "text/html", "abc"));

        Assert.Null(await Store.ReadFileAsync(TestData.FileOf(Series, period, file), Token));
    }

    [Fact]
    public async Task Reports_are_listed_by_series_newest_period_first()
    {
        await PublishAsync("2026-03", ("report-fr.html", "text/html", "abc"));
        await PublishAsync("2026-11", ("report-fr.html", "text/html", "abc"));
        await PublishAsync("2025-12", ("report-fr.html", "text/html", "abc"));
        await Store.PublishAsync(
            Trial,
            TestData.Month("2027-01"),
            [File("a.csv", "text/csv", "1")],
            Token
        );

        var listed = await Store.ListAsync(Token);

        Assert.Equal(
            [(Series, "2026-11"), (Series, "2026-03"), (Series, "2025-12"), (Trial, "2027-01")],
            listed
                .Where(m => m.Series.Value.StartsWith(Series.Value, StringComparison.Ordinal))
                .Select(m => (m.Series, m.Period))
        );
    }

    [Theory]
    [InlineData("a.csv", "a.csv")]
    [InlineData("a/b.csv", "c.csv")]
    [InlineData("..", "c.csv")]
    public async Task Files_have_names_of_their_own_without_folders(string one, string other)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            PublishAsync("2026-03", (one, "text/csv", "1"), (other, "text/csv", "1"))
        );

        Assert.Null(await Store.ReadManifestAsync(Series, TestData.Month("2026-03"), Token));
    }

    private static ReportFile File(string name, string contentType, string text) =>
        new(
            name,
            name.Split('.')[^1],
            name.Contains("-fr.", StringComparison.Ordinal) ? new Language("fr") : null,
            contentType,
            Encoding.UTF8.GetBytes(text)
        );

    private Task<ReportManifest> PublishAsync(
        string month,
        params ReadOnlySpan<(string Name, string ContentType, string Text)> files
    )
    {
        var all = ImmutableArray.CreateBuilder<ReportFile>();
        foreach (var (name, contentType, text) in files)
        {
            all.Add(File(name, contentType, text));
        }

        return Store.PublishAsync(Series, TestData.Month(month), all.ToImmutable(), Token);
    }
}
