using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>What a parameter file deploys: its committed snapshot, in which every expression that can be is worked out.</summary>
internal sealed class DeployedEnvironment
{
    /// <summary>The environments with a parameter file and a snapshot.</summary>
    public static readonly ImmutableArray<string> Names = ["production", "trial"];

    /// <summary>What the parameter files read when the snapshots are made.</summary>
    public static readonly ImmutableDictionary<string, string> Inputs = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["SURVEY_OPENING_KEYS"] = "opens-answers",
        ["AZURE_LOCATION"] = "northeurope",
        ["SURVEY_ORGANISER"] = "The organiser",
        ["SURVEY_CONTACT"] = "survey@example.org",
        ["SURVEY_ALERT_EMAILS"] = "operator@example.org",
        ["SURVEY_MONTHLY_BUDGET"] = "100",
        ["SURVEY_BUDGET_START"] = "2026-11-01",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly JsonElement snapshot;

    private DeployedEnvironment(JsonElement snapshot)
    {
        this.snapshot = snapshot;
    }

    /// <summary>Every resource.</summary>
    public IEnumerable<JsonElement> Resources =>
        snapshot.GetProperty("predictedResources").EnumerateArray();

    /// <summary>The values that the deployment gives back.</summary>
    public IEnumerable<JsonProperty> Outputs => snapshot.GetProperty("outputs").EnumerateObject();

    /// <summary>All of it, as text.</summary>
    public string Text => snapshot.GetRawText();

    /// <summary>The settings of the function app.</summary>
    public ImmutableSortedDictionary<string, string> AppSettings =>
        Properties("Microsoft.Web/sites")
            .GetProperty("siteConfig")
            .GetProperty("appSettings")
            .EnumerateArray()
            .ToImmutableSortedDictionary(
                s => s.GetProperty("name").GetString()!,
                s => s.GetProperty("value").GetString()!,
                StringComparer.Ordinal
            );

    public static async Task<DeployedEnvironment> ReadAsync(string name)
    {
        using var json = JsonDocument.Parse(
            await RepositoryFiles.ReadAsync(
                $"infra/environments/{name}.snapshot.json",
                TestContext.Current.CancellationToken
            )
        );
        return new DeployedEnvironment(json.RootElement.Clone());
    }

    /// <summary>The resources of a type.</summary>
    public IEnumerable<JsonElement> OfType(string type) =>
        Resources.Where(r =>
            string.Equals(r.GetProperty("type").GetString(), type, StringComparison.Ordinal)
        );

    /// <summary>The properties of the one resource of a type.</summary>
    public JsonElement Properties(string type) =>
        Assert.Single(OfType(type)).GetProperty("properties");
}
