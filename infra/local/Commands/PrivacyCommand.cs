using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions.Operations;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Commands;

/// <summary>The command <c>privacy</c>: what is stored, read from the storage in use, in words for a record of processing.</summary>
public static class PrivacyCommand
{
    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "privacy",
            "",
            "tells what is stored, read from the storage in use; no number of answers",
            (line, ct) => StorageCommand.RunAsync(line, s => RunAsync(line, s, ct), ct)
        );

    private static async Task<int> RunAsync(
        LocalCommandLine line,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        if (!line.Arguments.IsEmpty)
        {
            throw new LocalHostException("privacy takes no argument.");
        }

        var description = services.GetRequiredService<StorageDescription>();
        return await description.WriteAsync(line.Output, cancellationToken) ? 0 : 1;
    }
}
