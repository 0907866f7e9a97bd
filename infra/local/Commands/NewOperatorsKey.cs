using SurveyPipeline.Local.Http;

namespace SurveyPipeline.Local.Commands;

/// <summary>The command that makes a key of operators for a place of your own, such as a key vault.</summary>
internal static class NewOperatorsKey
{
    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
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
