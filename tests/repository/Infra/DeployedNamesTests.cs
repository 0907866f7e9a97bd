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
        AssertMatch(deployed, "Microsoft.KeyVault/vaults", Vault());
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
                "COUNTING_APP_NAME",
                "KEY_VAULT_NAME",
                "OPERATIONS_URL",
                "OPERATORS_SECRET_NAME",
                "STORAGE_ACCOUNT_NAME",
                "SURVEY_URL",
                "WEB_APP_NAME",
            ],
            deployed.Outputs.Select(o => o.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(
            deployed.Outputs,
            o => Assert.Matches("^(https://)?[a-z0-9.-]+/?$", o.Value.GetString())
        );
    }

    [Theory]
    [InlineData("production", "web", "counting")]
    [InlineData("trial", "all", "all")]
    public async Task The_address_of_the_survey_is_that_of_its_pages(
        string environment,
        string pages,
        string operations
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var outputs = deployed.Outputs.ToDictionary(
            o => o.Name,
            o => o.Value.GetString()!,
            StringComparer.Ordinal
        );

        Assert.Equal(deployed.App(pages).Name, outputs["WEB_APP_NAME"]);
        Assert.Equal(deployed.App(operations).Name, outputs["COUNTING_APP_NAME"]);
        Assert.Equal(
            $"https://{outputs["WEB_APP_NAME"]}.azurewebsites.net/",
            outputs["SURVEY_URL"]
        );
        Assert.Equal(
            $"https://{outputs["COUNTING_APP_NAME"]}.azurewebsites.net/",
            outputs["OPERATIONS_URL"]
        );
    }

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("resources.bicep")]
    [InlineData("modules/app.bicep")]
    [InlineData("modules/data.bicep")]
    [InlineData("modules/host.bicep")]
    [InlineData("modules/rights.bicep")]
    [InlineData("modules/vault.bicep")]
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

    private static void AssertMatch(DeployedEnvironment deployed, string type, Regex limits)
    {
        var resources = deployed.OfType(type).ToList();

        Assert.NotEmpty(resources);
        Assert.All(resources, r => Assert.Matches(limits, r.GetProperty("name").GetString()));
    }

    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.None, 30_000)]
    private static partial Regex StorageAccount();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$", RegexOptions.None, 30_000)]
    private static partial Regex Site();

    [GeneratedRegex("^[a-z0-9-]{1,60}$", RegexOptions.None, 30_000)]
    private static partial Regex Plan();

    [GeneratedRegex("^[a-z](?!.*--)[a-z0-9-]{1,22}[a-z0-9]$", RegexOptions.None, 30_000)]
    private static partial Regex Vault();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{2,61}[a-z0-9]$", RegexOptions.None, 30_000)]
    private static partial Regex Workspace();

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{2,127}$", RegexOptions.None, 30_000)]
    private static partial Regex Identity();

    [GeneratedRegex("^[a-z0-9_().-]{1,89}[a-z0-9_()-]$", RegexOptions.None, 30_000)]
    private static partial Regex ResourceGroup();
}
