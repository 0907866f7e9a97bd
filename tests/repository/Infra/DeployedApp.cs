using System.Collections.Immutable;
using System.Text.Json;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>A function app that an environment deploys.</summary>
/// <param name="Site">The resource.</param>
internal sealed record DeployedApp(JsonElement Site)
{
    /// <summary>Its name in Azure.</summary>
    public string Name => Site.GetProperty("name").GetString()!;

    /// <summary>Its service in <c>azure.yaml</c>.</summary>
    public string Service => Site.GetProperty("tags").GetProperty("azd-service-name").GetString()!;

    /// <summary>Everything that is set of it.</summary>
    public JsonElement Properties => Site.GetProperty("properties");

    /// <summary>The resource id of the one identity that it has.</summary>
    public string Identity =>
        Assert
            .Single(
                Site.GetProperty("identity").GetProperty("userAssignedIdentities").EnumerateObject()
            )
            .Name;

    /// <summary>Its app settings.</summary>
    public ImmutableSortedDictionary<string, string> Settings =>
        Properties
            .GetProperty("siteConfig")
            .GetProperty("appSettings")
            .EnumerateArray()
            .ToImmutableSortedDictionary(
                s => s.GetProperty("name").GetString()!,
                s => s.GetProperty("value").GetString()!,
                StringComparer.Ordinal
            );

    /// <summary>The functions that it has in its package and does not run.</summary>
    public IEnumerable<string> DisabledFunctions =>
        Settings
            .Where(s =>
                s.Key.StartsWith("AzureWebJobs.", StringComparison.Ordinal) && s.Value is "true"
            )
            .Select(s => s.Key.Split('.'))
            .Where(parts => parts is [_, _, "Disabled"])
            .Select(parts => parts[1]);
}
