using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Reports.Deposit;

namespace SurveyPipeline.Tests.Unit.Reports.Packaging;

public sealed class DataPackageTests
{
    [Fact]
    public async Task Every_file_is_described_with_its_size_and_hash()
    {
        var report = await BuildAsync();

        using var package = JsonDocument.Parse(report.Bytes("datapackage.json"));
        foreach (var resource in package.RootElement.GetProperty("resources").EnumerateArray())
        {
            var bytes = report.Bytes(resource.GetProperty("path").GetString()!);
            Assert.Equal(bytes.Length, resource.GetProperty("bytes").GetInt32());
            Assert.Equal(
                "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)),
                resource.GetProperty("hash").GetString()
            );
        }

        Assert.Equal(
            report.Files.Select(f => f.Name).Except(["datapackage.json", "report.zip"]),
            package
                .RootElement.GetProperty("resources")
                .EnumerateArray()
                .Select(r => r.GetProperty("path").GetString()!),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public async Task It_says_on_what_terms_and_how_the_report_may_be_used()
    {
        var report = await DdiCodebookTests.BuildAsync(
            DdiCodebookTests.Instrument("tutorial"),
            DdiCodebookTests.Said()
        );

        using var package = JsonDocument.Parse(report.Bytes("datapackage.json"));
        var root = package.RootElement;
        Assert.Equal("CC0-1.0", root.GetProperty("licenses")[0].GetProperty("name").GetString());
        Assert.Equal(
            ["A. Baker", "The House"],
            root.GetProperty("contributors")
                .EnumerateArray()
                .Select(c => c.GetProperty("title").GetString())
        );
        Assert.Equal(
            ["tea", "breaks", "The tea kitchen"],
            root.GetProperty("keywords").EnumerateArray().Select(k => k.GetString())
        );
        Assert.Equal(
            "A. Baker; The House (2026). Our tea kitchen – January 2026 [tea-kitchen@1.0.0]. The House. CC0 1.0.",
            root.GetProperty("citation").GetString()
        );
        Assert.Equal("2026-01", root.GetProperty("createdForPeriod").GetString());
    }

    [Theory]
    [InlineData("report.csv")]
    [InlineData("codebook.csv")]
    public async Task The_columns_of_a_table_are_described_in_order(string file)
    {
        var report = await BuildAsync();

        using var package = JsonDocument.Parse(report.Bytes("datapackage.json"));
        var resource = package
            .RootElement.GetProperty("resources")
            .EnumerateArray()
            .Single(r => r.GetProperty("path").ValueEquals(file));
        var fields = resource
            .GetProperty("schema")
            .GetProperty("fields")
            .EnumerateArray()
            .Select(f => f.GetProperty("name").GetString()!);
        var rows = TestData.ReadCsv(System.Text.Encoding.UTF8.GetString(report.Bytes(file)));
        Assert.Equal(rows[0].Keys, fields, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_codebook_knows_every_code_of_the_figures()
    {
        var report = await BuildAsync();

        var known = TestData
            .ReadCsv(System.Text.Encoding.UTF8.GetString(report.Bytes("codebook.csv")))
            .Select(r => (r["item"], r["category"]))
            .ToHashSet();
        Assert.All(
            report.Csv().Where(r => r["category"].Length > 0),
            r =>
                Assert.All(
                    r["category"].Split(' '),
                    code => Assert.Contains((r["item"], code), known)
                )
        );
        Assert.All(report.Csv(), r => Assert.Contains(("group", r["group"]), known));
    }

    [Fact]
    public async Task The_archive_holds_every_other_file()
    {
        var report = await BuildAsync();

        using var archive = new ZipArchive(new MemoryStream(report.Bytes("report.zip")));
        Assert.Equal(
            report.Files.Select(f => f.Name).Except(["report.zip"]),
            archive.Entries.Select(e => e.FullName),
            StringComparer.Ordinal
        );
        Assert.All(archive.Entries, e => Assert.Equal(report.Bytes(e.FullName).Length, e.Length));
        Assert.All(
            archive.Entries,
            e => Assert.Equal(new DateTime(1980, 1, 1), e.LastWriteTime.DateTime)
        );
    }

    private static Task<BuiltReport> BuildAsync()
    {
        var instrument = TestData.ShortInstrument();
        return BuiltReport.OfAsync(
            instrument,
            TestData.Outcomes(instrument, 2, (_, _) => 30),
            month: 2
        );
    }
}
