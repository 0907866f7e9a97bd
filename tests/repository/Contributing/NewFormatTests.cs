using System.Collections.Immutable;

namespace SurveyPipeline.Tests.Repository.Contributing;

/// <summary>Follows "Add an export format" of <c>CONTRIBUTING.md</c> in a scratch copy: figures with tabs between them.</summary>
public sealed class NewFormatTests : IDisposable
{
    private static readonly ImmutableArray<string> Languages = ["fr", "nl", "de", "en"];

    private readonly ScratchCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task A_writer_an_entry_and_its_words_are_all_that_a_format_needs()
    {
        copy.Add(
            "shared/Reports/Tsv/TsvReport.cs",
            """
            using System.Collections.Immutable;
            using System.Text;
            using SurveyPipeline.Reports.Figures;
            using SurveyPipeline.Reports.Rows;

            namespace SurveyPipeline.Reports.Tsv;

            public static class TsvReport
            {
                public static byte[] Write(Report report, ImmutableArray<FigureRow> rows) =>
                    Encoding.UTF8.GetBytes(
                        string.Join('\t', FigureColumns.All.Select(c => c.Name)) + "\n"
                        + string.Concat(rows.Select(r => string.Join('\t', FigureColumns.All.Select(c => c.Read(r, report))) + "\n"))
                    );
            }
            """
        );
        copy.Replace(
            "shared/Reports/ReportFormats.cs",
            "        JsonSchema,\n",
            """
                    JsonSchema,
                    new CommonFormat
                    {
                        Code = "tsv",
                        Extension = "tsv",
                        MediaType = "text/tab-separated-values; charset=utf-8",
                        Name = _ => "TSV",
                        Content = s => s["reports.contentTsv"],
                        Columns = _ => FigureColumns.Described,
                        Bytes = (report, rows, _) => Tsv.TsvReport.Write(report, rows),
                    },

            """
        );
        foreach (var language in Languages)
        {
            copy.Replace(
                $"shared/Texts/{language}.json",
                "  \"reports.contentZip\"",
                $"  \"reports.contentTsv\": \"TSV {language}\",\n  \"reports.contentZip\""
            );
        }

        var lines = await copy.RunAsync(
            """
            using System.Text;
            using SurveyPipeline.Instruments;
            using SurveyPipeline.Instruments.Reading;
            using SurveyPipeline.Periods;
            using SurveyPipeline.Reports;
            using SurveyPipeline.Series;

            var instrument = BuiltInInstrument.Read();
            var month = Period.Containing(PeriodKind.Month, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
            var series = new SeriesRecord
            {
                Id = SeriesId.Of(instrument, false),
                InstrumentSha256 = instrument.Sha256,
                Strata = [.. instrument.Strata.Select(s => s.Id)],
                Threshold = 10,
                PeriodKind = PeriodKind.Month,
                FirstPeriod = month,
                Participation = Participation.Once,
                Shards = 4,
            };
            var files = await ReportBuilder.BuildAsync(instrument, series, [], month, default);
            foreach (var file in files.Where(f => f.Format == "tsv"))
            {
                Console.WriteLine($"{file.Name} {Encoding.UTF8.GetString(file.Bytes.Span).Split('\t')[0]} {string.Join(", ", instrument.Languages.Select(l => ReportFormats.Find("tsv")!.Content(instrument.SentencesIn(l))))}");
            }

            using var package = System.Text.Json.JsonDocument.Parse(files.Single(f => f.Format == "dataPackage").Bytes);
            foreach (var resource in package.RootElement.GetProperty("resources").EnumerateArray())
            {
                if (resource.GetProperty("format").GetString() == "tsv" && resource.TryGetProperty("schema", out _))
                {
                    Console.WriteLine($"described {resource.GetProperty("path")}");
                }
            }

            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(files.Single(f => f.Format == "zip").Bytes.ToArray()));
            Console.WriteLine($"packed {zip.Entries.Count(e => e.Name.EndsWith(".tsv", StringComparison.Ordinal))}");
            """,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            [
                "report.tsv series TSV fr, TSV nl, TSV de, TSV en",
                "described report.tsv",
                "packed 1",
            ],
            lines
        );
        Assert.Equal(6, copy.Touched.Count);
    }
}
