using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>A role that an identity has on a resource.</summary>
internal sealed partial class DeployedRight
{
    // The built-in roles of Azure that the templates may give; any other one fails the tests.
    private static readonly FrozenDictionary<string, string> RoleNames = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = "Storage Blob Data Reader",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"] = "Storage Queue Data Message Sender",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string principal;
    private readonly string role;
    private readonly string scope;

    /// <param name="assignment">The role assignment.</param>
    public DeployedRight(JsonElement assignment)
    {
        var properties = assignment.GetProperty("properties");
        principal = properties.GetProperty("principalId").GetString()!;
        role = RoleNames[properties.GetProperty("roleDefinitionId").GetString()!.Split('/')[^1]];
        var id = Scope().Match(assignment.GetProperty("id").GetString()!);
        scope = $"{id.Groups["name"].Value}{id.Groups["part"].Value}";
    }

    /// <summary>Whether an app's identity has it.</summary>
    public bool IsOf(DeployedApp app) =>
        principal.Contains($"'{app.Identity}'", StringComparison.Ordinal);

    /// <summary>Whether a person has it.</summary>
    /// <param name="person">The object id.</param>
    public bool IsOf(string person) => string.Equals(principal, person, StringComparison.Ordinal);

    /// <summary>Such as <c>stsurvey/queues/responses: Storage Queue Data Contributor</c>, without what makes names unique.</summary>
    public override string ToString() => $"{scope}: {role}";

    [GeneratedRegex(
        "/providers/Microsoft[.](Insights|KeyVault|Storage)/[a-zA-Z]+/(?<name>[a-z]+(-[a-z]+)?)-?[a-z0-9]{13}((/(blob|queue|table)Services/default)?(?<part>/[a-zA-Z]+/[a-z-]+))?/providers/Microsoft.Authorization/",
        RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Scope();
}
