using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>What a parameter file deploys: its committed snapshot, in which every expression that can be is worked out.</summary>
internal sealed class DeployedEnvironment
{
    /// <summary>The environments with a parameter file and a snapshot.</summary>
    public static readonly ImmutableArray<string> Names = ["production", "open", "busy", "trial"];

    /// <summary>What the parameter files read when the snapshots are made.</summary>
    public static readonly ImmutableDictionary<string, string> Inputs = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["AZURE_LOCATION"] = "northeurope",
        ["SURVEY_ORGANISER"] = "The organiser",
        ["SURVEY_CONTACT"] = "survey@example.org",
        ["SURVEY_ALERT_EMAILS"] = "operator@example.org",
        ["SURVEY_MONTHLY_BUDGET"] = "100",
        ["SURVEY_BUDGET_START"] = "2026-11-01",
        ["SURVEY_OPENING_KEYS"] = "opens-answers",
        ["SURVEY_OPERATORS_KEY"] = "opens-operations",
        ["SURVEY_OPERATOR_IDS"] = "11111111-1111-1111-1111-111111111111",
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

    /// <summary>The function apps, that of the public pages first.</summary>
    public IEnumerable<DeployedApp> Apps =>
        OfType("Microsoft.Web/sites").Select(site => new DeployedApp(site));

    /// <summary>Every right that is given.</summary>
    public IEnumerable<DeployedRight> Rights =>
        OfType("Microsoft.Authorization/roleAssignments").Select(a => new DeployedRight(a));

    /// <summary>All of it, as text.</summary>
    public string Text => snapshot.GetRawText();

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

    /// <summary>The app that has a role.</summary>
    public DeployedApp App(string role) =>
        Assert.Single(
            Apps,
            app => string.Equals(app.Settings["Survey__Role"], role, StringComparison.Ordinal)
        );

    /// <summary>What an app may do, and where.</summary>
    public IEnumerable<string> RightsOf(DeployedApp app) =>
        Rights.Where(r => r.IsOf(app)).Select(r => r.ToString()).Order(StringComparer.Ordinal);

    /// <summary>The resources of a type.</summary>
    public IEnumerable<JsonElement> OfType(string type) =>
        Resources.Where(r =>
            string.Equals(r.GetProperty("type").GetString(), type, StringComparison.Ordinal)
        );

    /// <summary>The properties of the one resource of a type.</summary>
    public JsonElement Properties(string type) =>
        Assert.Single(OfType(type)).GetProperty("properties");
}
