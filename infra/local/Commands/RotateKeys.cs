using SurveyPipeline.Local.Azurite;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Http;

namespace SurveyPipeline.Local.Commands;

/// <summary>The command that makes new function keys.</summary>
internal static class RotateKeys
{
    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "rotate-keys",
            "",
            "make new function keys; the old ones open nothing any more",
            RunAsync
        );

    private static async Task<int> RunAsync(LocalCommandLine line, CancellationToken _)
    {
        var settings = LocalHost.CreateBuilder(line.Options).Configuration;
        new KeyRing(LocalStorage.DataLocation(settings)).Rotate();
        await line.Output.WriteLineAsync(
            "New keys are in force. Links with the old ones open nothing any more; the new ones are printed at the next start."
        );
        return 0;
    }
}
