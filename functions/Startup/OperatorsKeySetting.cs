using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Reads the key of operators. Its value is never repeated.</summary>
public static partial class OperatorsKeySetting
{
    /// <summary>The setting's name inside <c>Survey</c>.</summary>
    public const string Name = "OperatorsKey";

    /// <summary>The setting as configuration knows it.</summary>
    public const string Path = $"Survey:{Name}";

    /// <summary>What is wrong with it; null for nothing.</summary>
    /// <param name="configuration">The app's configuration.</param>
    /// <param name="isNeeded">Whether it must be set.</param>
    public static string? ProblemOf(IConfiguration configuration, bool isNeeded)
    {
        var value = configuration[Path];
        var state =
            string.IsNullOrEmpty(value) ? (isNeeded ? "is missing" : null)
            : Form().IsMatch(value) ? null
            : "cannot be used";
        return state is null
            ? null
            : $"Survey__{Name} {state}: it opens /operations, and holds what the command operators-key prints. Where it points to a key vault, see whether the app may read the secret.";
    }

    // 256 bits as the command prints them, or as much of one's own. A reference to a vault that was not resolved is none.
    [GeneratedRegex(@"^[A-Za-z0-9_-]{43,128}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
