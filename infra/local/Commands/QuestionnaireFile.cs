using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Commands;

/// <summary>A questionnaire's file as the commands read it: every problem is told, nothing but the file is touched.</summary>
internal static class QuestionnaireFile
{
    /// <summary>Reads the file.</summary>
    /// <returns>The instrument; null after its problems were written to <paramref name="error"/>.</returns>
    /// <exception cref="LocalHostException">The file cannot be read at all.</exception>
    public static async Task<Instrument?> ReadAsync(
        string path,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var reading = InstrumentReader.Read(await BytesOfAsync(path, cancellationToken));
        if (reading.Instrument is null)
        {
            await TellAsync(path, reading.Problems, error);
        }

        return reading.Instrument;
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
                $"'{path}' cannot be read: give the path of a questionnaire's JSON file.",
                exception
            );
        }
    }

    private static async Task TellAsync(
        string path,
        ImmutableArray<InstrumentProblem> problems,
        TextWriter error
    )
    {
        await error.WriteLineAsync(
            problems.Length == 1
                ? $"{path} is no valid questionnaire yet, for one reason ($ is the file itself, [0] the first of a list):"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} is no valid questionnaire yet, for {problems.Length} reasons ($ is the file itself, [0] the first of a list):"
                )
        );
        foreach (var problem in problems)
        {
            await error.WriteLineAsync($"  {problem.Path} {problem.Rule}");
        }
    }
}
