using System.Collections.Immutable;
using System.Diagnostics;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Reports.Codebook;
using SurveyPipeline.Reports.History;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Documents;

/// <summary>The Python snippet of <c>docs/series.md</c>, run on files that the product made. There is no R and no Excel here.</summary>
public sealed class SeriesSnippetTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("survey-test-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_Python_snippet_prints_what_was_released()
    {
        Assert.SkipWhen(!await HasPythonAsync(), "There is no python3.");
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
            "series.csv",
            SeriesCsv.Write(TestData.MonthlySeries(instrument).Id, [.. reports])
        );
        await WriteAsync("codebook.csv", CsvCodebook.Write(instrument));

        var printed = await RunAsync(
            RepositoryFiles.PathOf("docs/examples/series.py"),
            "series.csv",
            "codebook.csv",
            "workload-more"
        );

        var lines = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal("2026-01  n = 60  58% [43%, 72%]", lines[1].TrimEnd());
        Assert.Equal("2026-02  n = 60  orMore: 51 to ... of 60", lines[2].TrimEnd());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<bool> HasPythonAsync()
    {
        try
        {
            using var process = Start("--version");
            await process.WaitForExitAsync(Token);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private async Task<string> RunAsync(string script, params string[] arguments)
    {
        using var process = Start([script, .. arguments], folder.FullName);
        var printed = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.Equal(0, process.ExitCode);
        return printed;
    }

    private static Process Start(string argument) => Start([argument], Path.GetTempPath());

    private static Process Start(string[] arguments, string folder) =>
        Process.Start(
            new ProcessStartInfo("python3", arguments)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;

    private Task WriteAsync(string name, byte[] bytes) =>
        File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), bytes, Token);
}
