using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SurveyPipeline.Responses.Sealing;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Reads the keys that open answers. Their value is never repeated.</summary>
public static class OpeningKeySetting
{
    /// <summary>The setting's name inside <c>Survey</c>.</summary>
    public const string Name = "OpeningKeys";

    /// <summary>The setting as configuration knows it.</summary>
    public const string Path = $"Survey:{Name}";

    /// <summary>The keys that the setting holds.</summary>
    /// <exception cref="OptionsValidationException">There is none, or one that cannot be read.</exception>
    public static OpeningKeys Read(IConfiguration configuration) =>
        OpeningKeys.TryParse(configuration[Path])
        ?? throw new OptionsValidationException(
            Name,
            typeof(OpeningKeys),
            [
                $"Survey__{Name} {(string.IsNullOrWhiteSpace(configuration[Path]) ? "is missing" : "cannot be read")}: answers are sealed for this key and could not be opened. It holds keys made by the command opening-key, the newest first, with a space between. Where it points to a key vault, see whether the app may read the secret.",
            ]
        );
}
