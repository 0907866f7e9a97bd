using System.Collections.Immutable;
using System.Diagnostics;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Reports.Codebook;
using SurveyPipeline.Reports.History;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Documents;

/// <summary>The snippets of <c>docs/series.md</c>, run on files that the product made. There is no Excel here.</summary>
public sealed class SeriesSnippetTests : IDisposable
{
    private const StringSplitOptions Whole =
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("survey-test-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_Python_snippet_prints_what_was_released()
    {
        var lines = await RunAsync("python3", "series.py");

        Assert.Equal(
            [
                "Digitalisation increases my workload.",
                "2026-01  n = 60  58% [43%, 72%]",
                "2026-02  n = 60  orMore: 51 to ... of 60",
            ],
            lines
        );
    }

    [Fact]
    public async Task The_R_snippet_prints_what_was_released()
    {
        var lines = await RunAsync("Rscript", "series.R");

        Assert.Equal("Digitalisation increases my workload.", lines[0]);
        Assert.Equal(
            [
                "period n form value value_low value_high count_low count_high base",
                "2026-01 60 share 0.578947 0.433064 0.712236 33 33 57",
                "2026-02 60 orMore NA NA NA 51 NA 60",
            ],
            lines[1..].Select(l => string.Join(' ', l.Split(' ', Whole)))
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<ImmutableArray<string>> RunAsync(string program, string snippet)
    {
        Assert.SkipWhen(!await CanRunAsync(program), $"There is no {program}.");
        await WriteFilesAsync();

        using var process = Start(
            program,
            RepositoryFiles.PathOf($"docs/examples/{snippet}"),
            SeriesCsv.FileName,
            CsvCodebook.FileName,
            "workload-more"
        );
        var printed = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.Equal(0, process.ExitCode);
        return [.. printed.Split('\n', Whole)];
    }

    private async Task WriteFilesAsync()
    {
        var instrument = TestData.ShortInstrument();
        ImmutableArray<Outcome> outcomes =
        [
            TestData.Release(
                instrument,
                "admin",
                TestData.Month("2026-01"),
                60,
                ("workload-more", TestData.Full(6, 9, 9, 15, 18, 3))
            ),
            TestData.Release(
                instrument,
                "admin",
                TestData.Month("2026-02"),
                60,
                ("workload-more", TestData.Band(6, 0, 0, 0, 0, 51, 3))
            ),
        ];
        var reports = ((string[])["2026-01", "2026-02"]).Select(month => new ReleasedReport(
            month,
            0,
            ReleasedFigures.Read(
                TestData.ReleasedJson(instrument, outcomes, TestData.Month(month)).Bytes,
                month
            )
        ));
        await WriteAsync(
            SeriesCsv.FileName,
            SeriesCsv.Write(TestData.MonthlySeries(instrument).Id, [.. reports])
        );
        await WriteAsync(CsvCodebook.FileName, CsvCodebook.Write(instrument));
    }

    private async Task<bool> CanRunAsync(string program)
    {
        try
        {
            using var process = Start(program, "--version");
            await process.WaitForExitAsync(Token);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private Process Start(string program, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder.FullName,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                // A system that knows no letter beyond ASCII: the files are UTF-8 all the same.
                Environment = { ["LC_ALL"] = "C" },
            }
        )!;

    private Task WriteAsync(string name, byte[] bytes) =>
        File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), bytes, Token);
}
