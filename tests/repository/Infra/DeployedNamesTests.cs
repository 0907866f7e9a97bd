using System.Text.RegularExpressions;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>Names that Azure takes, and outputs that tell no secret.</summary>
public sealed partial class DeployedNamesTests
{
    public static TheoryData<string> Environments => [.. DeployedEnvironment.Names];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Names_are_within_the_limits_of_their_type(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        AssertMatch(deployed, "Microsoft.Storage/storageAccounts", StorageAccount());
        AssertMatch(deployed, "Microsoft.Web/sites", Site());
        AssertMatch(deployed, "Microsoft.Web/serverfarms", Plan());
        AssertMatch(deployed, "Microsoft.OperationalInsights/workspaces", Workspace());
        AssertMatch(deployed, "Microsoft.ManagedIdentity/userAssignedIdentities", Identity());
        AssertMatch(deployed, "Microsoft.Resources/resourceGroups", ResourceGroup());
    }

    [Fact]
    public async Task Two_environments_share_no_name()
    {
        var names = new List<string>();
        foreach (var environment in DeployedEnvironment.Names)
        {
            names.AddRange(
                (await DeployedEnvironment.ReadAsync(environment)).Resources.Select(r =>
                    r.GetProperty("id").GetString()!
                )
            );
        }

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Outputs_are_names_and_an_address(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.Equal(
            [
                "AZURE_RESOURCE_GROUP",
                "FUNCTION_APP_NAME",
                "KEY_VAULT_NAME",
                "STORAGE_ACCOUNT_NAME",
                "SURVEY_URL",
            ],
            deployed.Outputs.Select(o => o.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(
            deployed.Outputs,
            o => Assert.Matches("^(https://)?[a-z0-9.-]+/?$", o.Value.GetString())
        );
    }

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("resources.bicep")]
    [InlineData("modules/app.bicep")]
    [InlineData("modules/storage.bicep")]
    [InlineData("modules/telemetry.bicep")]
    [InlineData("modules/alerts.bicep")]
    public async Task No_template_asks_for_a_key(string template)
    {
        var text = await RepositoryFiles.ReadAsync(
            $"infra/{template}",
            TestContext.Current.CancellationToken
        );

        Assert.DoesNotMatch("(?i)list(Keys|AccountSas|ServiceSas|Secrets|CallbackUrl)", text);
        Assert.DoesNotMatch("(?i)AccountKey|SharedAccessSignature|InstrumentationKey", text);
    }

    private static void AssertMatch(DeployedEnvironment deployed, string type, Regex limits) =>
        Assert.Matches(
            limits,
            Assert.Single(deployed.OfType(type)).GetProperty("name").GetString()
        );

    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.None, 30_000)]
    private static partial Regex StorageAccount();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$", RegexOptions.None, 30_000)]
    private static partial Regex Site();

    [GeneratedRegex("^[a-z0-9-]{1,60}$", RegexOptions.None, 30_000)]
    private static partial Regex Plan();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{2,61}[a-z0-9]$", RegexOptions.None, 30_000)]
    private static partial Regex Workspace();

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{2,127}$", RegexOptions.None, 30_000)]
    private static partial Regex Identity();

    [GeneratedRegex("^[a-z0-9_().-]{1,89}[a-z0-9_()-]$", RegexOptions.None, 30_000)]
    private static partial Regex ResourceGroup();
}
