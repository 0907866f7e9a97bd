using SurveyPipeline.Instruments.Sheets;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Commands;

/// <summary>The commands <c>questionnaire-to-sheet</c> and <c>sheet-to-questionnaire</c>: a questionnaire as a workbook, and back. Nothing is
/// written unless all of it was read and is right.</summary>
public static class SheetCommands
{
    /// <summary>From JSON to a workbook.</summary>
    public static LocalCommand ToSheet { get; } =
        new(
            "questionnaire-to-sheet",
            "FILE.json OUT.xlsx",
            "writes a questionnaire as a workbook for Excel, LibreOffice or Kobo",
            WriteSheetAsync
        );

    /// <summary>From a workbook to JSON.</summary>
    public static LocalCommand ToQuestionnaire { get; } =
        new(
            "sheet-to-questionnaire",
            "FILE.xlsx OUT.json",
            "reads it back, names each problem with its sheet and cell, and says whether only texts changed",
            WriteQuestionnaireAsync
        );

    private static async Task<int> WriteSheetAsync(
        LocalCommandLine line,
        CancellationToken cancellationToken
    )
    {
        var (path, target) = PathsOf(line, ToSheet, ".xlsx");
        if (
            await QuestionnaireFile.ReadSourceAsync(path, line.Error, cancellationToken)
            is not { } source
        )
        {
            return 1;
        }

        var writing = QuestionnaireWorkbook.Write(source.Json);
        if (!writing.Problems.IsEmpty)
        {
            await line.Error.WriteLineAsync($"{path} is valid, but no workbook can hold it:");
            foreach (var problem in writing.Problems)
            {
                await line.Error.WriteLineAsync($"  {problem.Path} {problem.Rule}");
            }

            return 1;
        }

        await WriteAsync(target, writing.Workbook, cancellationToken);
        await line.Output.WriteLineAsync(
            $"{target} holds {Name(source)}. Write in it what you like to change; sheet-to-questionnaire reads it back."
        );
        return 0;
    }

    private static async Task<int> WriteQuestionnaireAsync(
        LocalCommandLine line,
        CancellationToken cancellationToken
    )
    {
        var (path, target) = PathsOf(line, ToQuestionnaire, ".json");
        if (
            await QuestionnaireFile.ReadSourceAsync(path, line.Error, cancellationToken)
            is not { } source
        )
        {
            return 1;
        }

        await WriteAsync(target, source.Json, cancellationToken);
        await line.Output.WriteLineAsync($"{target} holds {Name(source)}.");
        if (Describe(source.Change) is { } sentence)
        {
            await line.Output.WriteLineAsync(sentence);
        }

        return 0;
    }

    private static string? Describe(SheetChange change) =>
        change switch
        {
            SheetChange.Nothing => "Nothing changed since the sheet was made.",
            SheetChange.TextsOnly =>
                "Since the sheet was made, texts only: results stay comparable.",
            SheetChange.More =>
                "Since the sheet was made, more than texts changed: docs/instrument.md, Versions, says what stays comparable.",
            _ => null,
        };

    private static string Name(SheetReading source) =>
        $"{source.Reading.Instrument!.Id} version {source.Reading.Instrument.Version}";

    private static (string Path, string Target) PathsOf(
        LocalCommandLine line,
        LocalCommand command,
        string extension
    ) =>
        line.Arguments is [var path, var target]
        && target.EndsWith(extension, StringComparison.OrdinalIgnoreCase)
            ? (path, target)
            : throw new LocalHostException(
                $"{command.Name} needs two paths, {command.Arguments}: the file that is read, and the one that is written."
            );

    private static async Task WriteAsync(
        string path,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await File.WriteAllBytesAsync(path, bytes, cancellationToken);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new LocalHostException($"'{path}' cannot be written.", exception);
        }
    }
}
