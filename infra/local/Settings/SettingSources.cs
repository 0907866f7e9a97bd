using Microsoft.Extensions.Configuration;
using SurveyPipeline.Functions.Startup;

namespace SurveyPipeline.Local.Settings;

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
            AddDefaultStorage(configuration);
        }
        configuration.AddInMemoryCollection(
            options.Settings.Select(pair =>
                KeyValuePair.Create(SettingNames.Normalize(pair.Key), pair.Value)
            )
        );
    }

    // Not below the other sources: there it would hide an account that is named without a connection string.
    private static void AddDefaultStorage(ConfigurationManager configuration)
    {
        if (!configuration.GetSection(StorageSettings.Host).Exists())
        {
            configuration.AddInMemoryCollection([
                KeyValuePair.Create(StorageSettings.Host, (string?)"UseDevelopmentStorage=true"),
            ]);
        }
    }
}
