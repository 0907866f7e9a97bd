using SurveyPipeline.Local.Http;
using SurveyPipeline.Responses.Sealing;

namespace SurveyPipeline.Local.Commands;

/// <summary>The commands that make keys for a place of your own, such as a key vault.</summary>
internal static class NewKeys
{
    /// <summary>The one that makes a key that opens answers.</summary>
    public static LocalCommand Opening { get; } =
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

    /// <summary>The one that makes a key of operators.</summary>
    public static LocalCommand Operators { get; } =
        new(
            "operators-key",
            "",
            "makes a new key for /operations, for Survey__OperatorsKey, and prints it: a secret, kept nowhere",
            async (line, _) =>
            {
                await line.Output.WriteLineAsync(FunctionKeys.NewKey());
                return 0;
            }
        );
}
