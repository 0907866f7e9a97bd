namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>What opens answers lies in one vault and reaches one app.</summary>
public sealed class DeployedKeyTests
{
    private const string Setting = "Survey__OpeningKeys";
    private const string Vault = "Microsoft.KeyVault/vaults";

    public static TheoryData<string> Environments => [.. DeployedEnvironment.Names];

    [Theory]
    [InlineData("production", "counting")]
    [InlineData("trial", "all")]
    public async Task Who_counts_is_given_the_key_out_of_the_vault(string environment, string role)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var app = deployed.App(role);
        var vault = Assert.Single(deployed.OfType(Vault)).GetProperty("name").GetString();

        Assert.Equal(
            $"@Microsoft.KeyVault(VaultName={vault};SecretName=opening-keys)",
            app.Settings[Setting]
        );
        Assert.Equal(
            app.Identity,
            app.Properties.GetProperty("keyVaultReferenceIdentity").GetString()
        );
    }

    [Fact]
    public async Task The_public_pages_know_neither_the_key_nor_where_it_is()
    {
        var web = (await DeployedEnvironment.ReadAsync("production")).App("web");

        Assert.False(web.Settings.ContainsKey(Setting));
        Assert.DoesNotContain(
            web.Settings.Values,
            value => value.Contains("KeyVault", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_key_stands_in_no_setting_and_no_output(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        // A parameter that is not secure would be worked out in the snapshot.
        Assert.DoesNotContain(
            DeployedEnvironment.Inputs["SURVEY_OPENING_KEYS"],
            deployed.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "[parameters('openingKeys')]",
            deployed.Properties($"{Vault}/secrets").GetProperty("value").GetString()
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_deployment_without_the_key_keeps_the_one_that_the_vault_holds(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.Equal(
            "[not(empty(parameters('openingKeys')))]",
            Assert.Single(deployed.OfType($"{Vault}/secrets")).GetProperty("condition").GetString()
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_vault_asks_for_roles_and_gives_nothing_to_virtual_machines(
        string environment
    )
    {
        var vault = (await DeployedEnvironment.ReadAsync(environment)).Properties(Vault);

        Assert.True(vault.GetProperty("enableRbacAuthorization").GetBoolean());
        Assert.All(
            ["enabledForDeployment", "enabledForDiskEncryption", "enabledForTemplateDeployment"],
            way => Assert.False(vault.GetProperty(way).GetBoolean())
        );
        Assert.False(vault.TryGetProperty("accessPolicies", out _));
    }

    [Theory]
    [InlineData("production", true)]
    [InlineData("trial", false)]
    public async Task A_deleted_key_can_be_brought_back_and_wiped_at_once_in_a_trial_only(
        string environment,
        bool isProtected
    )
    {
        var vault = (await DeployedEnvironment.ReadAsync(environment)).Properties(Vault);

        Assert.True(vault.GetProperty("enableSoftDelete").GetBoolean());
        Assert.Equal(90, vault.GetProperty("softDeleteRetentionInDays").GetInt32());
        Assert.Equal(
            isProtected,
            vault.TryGetProperty("enablePurgeProtection", out var value)
                && value.ValueKind is System.Text.Json.JsonValueKind.True
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Who_read_the_key_is_logged(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var logging = Assert.Single(
            deployed.OfType("Microsoft.Insights/diagnosticSettings"),
            d => d.GetProperty("id").GetString()!.Contains(Vault, StringComparison.Ordinal)
        );

        Assert.Equal(
            "AuditEvent",
            Assert
                .Single(logging.GetProperty("properties").GetProperty("logs").EnumerateArray())
                .GetProperty("category")
                .GetString()
        );
    }
}
