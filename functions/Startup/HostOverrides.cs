using Microsoft.Extensions.Configuration;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Settings that would undo what <c>host.json</c> and the app say of logging, counting and routes. An administrator sets them in a moment,
/// and nothing in the package shows it: so the app does not start with them.</summary>
internal static class HostOverrides
{
    private const string Host = "AzureFunctionsJobHost";
    private const string Worker = "Logging";
    private const string Levels = "LogLevel";

    // Images of the Functions host set it: whether its log is written to the console too, at the same levels.
    private const string Console = "logging:console:isEnabled";

    /// <summary>The settings that are refused.</summary>
    /// <param name="configuration">The app's configuration.</param>
    /// <param name="isDeployed">False on a laptop, where how queues are read may be tried out.</param>
    public static IEnumerable<SettingProblem> Find(IConfiguration configuration, bool isDeployed)
    {
        foreach (var (path, value) in ValuesOf(configuration, Host))
        {
            if (!IsAllowed(path, isDeployed))
            {
                yield return Problem(
                    Host,
                    path,
                    value,
                    "it would override host.json, which keeps every request and its time out of logs and telemetry, and every answer in the queue until it is counted; remove it"
                );
            }
        }

        foreach (var (path, value) in ValuesOf(configuration, Worker))
        {
            if (
                path.Split(ConfigurationPath.KeyDelimiter)
                    .Contains(Levels, StringComparer.OrdinalIgnoreCase)
            )
            {
                yield return Problem(
                    Worker,
                    path,
                    value,
                    "levels of logging are fixed, because some lines of the framework hold addresses and the time of each request; remove it"
                );
            }
        }
    }

    private static bool IsAllowed(string path, bool isDeployed) =>
        path.Equals(Console, StringComparison.OrdinalIgnoreCase)
        || (
            !isDeployed && path.StartsWith("extensions:queues:", StringComparison.OrdinalIgnoreCase)
        );

    private static IEnumerable<(string Path, string Value)> ValuesOf(
        IConfiguration configuration,
        string section
    ) =>
        configuration
            .GetSection(section)
            .AsEnumerable(makePathsRelative: true)
            .Where(s => s.Value is not null)
            .OrderBy(s => s.Key, StringComparer.OrdinalIgnoreCase)
            .Select(s => (s.Key, s.Value!));

    private static SettingProblem Problem(
        string section,
        string path,
        string value,
        string reason
    ) =>
        new(
            $"{section}__{path.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal)}",
            value,
            reason
        );
}
