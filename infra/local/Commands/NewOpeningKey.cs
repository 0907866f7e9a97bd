using SurveyPipeline.Responses.Sealing;

namespace SurveyPipeline.Local.Commands;

/// <summary>The command that makes a key for a place of your own, such as a key vault.</summary>
internal static class NewOpeningKey
{
    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "opening-key",
            "",
            "makes a new key that opens answers, for Survey__OpeningKeys, and prints it: a secret, kept nowhere",
            async (line, _) =>
            {
                await line.Output.WriteLineAsync(OpeningKey.Create().Export());
                return 0;
            }
        );
}
