using SurveyPipeline.Local.Azurite;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Http;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Commands;

/// <summary>The command that makes new function keys and a new key that opens answers.</summary>
internal static class RotateKeys
{
    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "rotate-keys",
            "",
            "makes new keys; the old function keys open nothing any more, answers that wait can still be opened",
            RunAsync
        );

    private static async Task<int> RunAsync(LocalCommandLine line, CancellationToken _)
    {
        var settings = LocalHost.CreateBuilder(line.Options).Configuration;
        var folder = LocalStorage.DataLocation(settings);
        new KeyRing(folder).Rotate();
        new OpeningKeyFile(folder, TimeProvider.System).Rotate();
        await line.Output.WriteLineAsync(
            "New keys are in force. Links with the old ones open nothing any more; the new ones are printed at the next start. Answers are sealed for a new key from the next start on; the one before is kept for six weeks, for those that wait."
        );
        return 0;
    }
}
