using Microsoft.Extensions.Configuration;

namespace SurveyPipeline.Functions.Local.Settings;

/// <summary>Names of settings, and <c>%Name%</c> in attributes.</summary>
internal static class SettingNames
{
    /// <summary><c>Survey__Period</c> as configuration knows it: <c>Survey:Period</c>.</summary>
    public static string Normalize(string name) =>
        name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);

    /// <summary>The text itself, or the value of the setting when it is <c>%Name%</c>.</summary>
    /// <exception cref="LocalHostException">The setting is missing.</exception>
    public static string Resolve(IConfiguration configuration, string text)
    {
        if (text is not ['%', .. var name, '%'])
        {
            return text;
        }
        return configuration[Normalize(name)] is { Length: > 0 } value
            ? value
            : throw new LocalHostException(
                $"The setting '{name}' is missing: add it to 'Values' of local.settings.json."
            );
    }
}
