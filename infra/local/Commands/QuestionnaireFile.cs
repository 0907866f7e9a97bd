using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Sheets;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Commands;

/// <summary>A questionnaire's file, JSON or a workbook, as the commands read it: every problem is told, nothing but the file is touched.</summary>
internal static class QuestionnaireFile
{
    private const int ShownPlaces = 10;

    /// <summary>Reads the file.</summary>
    /// <returns>The instrument; null after its problems were written to <paramref name="error"/>.</returns>
    /// <exception cref="LocalHostException">The file cannot be read at all.</exception>
    public static async Task<Instrument?> ReadAsync(
        string path,
        TextWriter error,
        CancellationToken cancellationToken
    ) => (await ReadSourceAsync(path, error, cancellationToken))?.Reading.Instrument;

    /// <summary>Reads the file, and keeps its JSON.</summary>
    /// <returns>The instrument with its JSON; null after its problems were written to <paramref name="error"/>.</returns>
    /// <exception cref="LocalHostException">The file cannot be read at all.</exception>
    public static async Task<SheetReading?> ReadSourceAsync(
        string path,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var bytes = await BytesOfAsync(path, cancellationToken);
        var source = QuestionnaireSource.Read(path, bytes);
        if (source.Reading.Instrument is not null)
        {
            return source;
        }

        var isWorkbook = QuestionnaireSource.IsWorkbook(path, bytes);
        await TellAsync(path, isWorkbook, source.Reading.Problems, error);
        return null;
    }

    private static async Task<byte[]> BytesOfAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new LocalHostException(
                $"'{path}' cannot be read: give the path of a questionnaire's JSON file or workbook (.xlsx).",
                exception
            );
        }
    }

    private static async Task TellAsync(
        string path,
        bool isWorkbook,
        ImmutableArray<InstrumentProblem> problems,
        TextWriter error
    )
    {
        var places = isWorkbook
            ? "each with its sheet and cell"
            : "$ is the file itself, [0] the first of a list";
        await error.WriteLineAsync(
            problems.Length == 1
                ? $"{path} is no valid questionnaire yet, for one reason ({places}):"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} is no valid questionnaire yet, for {problems.Length} reasons ({places}):"
                )
        );
        foreach (var alike in problems.GroupBy(p => p.Rule, StringComparer.Ordinal))
        {
            await TellAlikeAsync([.. alike], error);
        }
    }

    private static async Task TellAlikeAsync(
        ImmutableArray<InstrumentProblem> problems,
        TextWriter error
    )
    {
        if (problems is [var only])
        {
            await error.WriteLineAsync($"  {PlaceOf(only)} {only.Rule}");
            return;
        }

        await error.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {problems[0].Rule}, in {problems.Length} places:"
            )
        );
        foreach (var problem in problems.Take(ShownPlaces))
        {
            await error.WriteLineAsync($"    {PlaceOf(problem)}");
        }

        if (problems.Length > ShownPlaces)
        {
            await error.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"    and {problems.Length - ShownPlaces} more"
                )
            );
        }
    }

    private static string PlaceOf(InstrumentProblem problem) =>
        problem.About is null ? problem.Path : $"{problem.Path} ({problem.About})";
}
