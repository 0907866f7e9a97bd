using Microsoft.Extensions.Configuration;

namespace SurveyPipeline.Functions.Local.Settings;

/// <summary>Where settings come from, the strongest last: the file, the environment, the options.</summary>
internal static class SettingSources
{
    /// <exception cref="LocalHostException">The settings file can't be read.</exception>
    public static void AddTo(ConfigurationManager configuration, LocalHostOptions options)
    {
        if (options.OwnsTerminal)
        {
            if (
                LocalSettingsFile.Find(Directory.GetCurrentDirectory(), Checkout.Find()) is { } file
            )
            {
                configuration.AddInMemoryCollection(LocalSettingsFile.Read(file));
            }
            configuration.AddEnvironmentVariables();
        }
        configuration.AddInMemoryCollection(
            options.Settings.Select(pair =>
                KeyValuePair.Create(SettingNames.Normalize(pair.Key), pair.Value)
            )
        );
    }
}
