using System.Text.Json;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>What opens answers, and what opens /operations, lie in one vault and reach one app.</summary>
public sealed class DeployedKeyTests
{
    private const string Vault = "Microsoft.KeyVault/vaults";

    public static TheoryData<string> Environments => [.. DeployedEnvironment.Names];

    /// <summary>Environment, its variable, the secret, the template's parameter.</summary>
    public static TheoryData<string, string, string, string> Secrets =>
        [
            .. DeployedEnvironment.Names.SelectMany(environment =>
                new[]
                {
                    (environment, "SURVEY_OPENING_KEYS", "opening-keys", "openingKeys"),
                    (environment, "SURVEY_OPERATORS_KEY", "operators-key", "operatorsKey"),
                }
            ),
        ];

    [Theory]
    [InlineData("production", "counting", "Survey__OpeningKeys", "opening-keys")]
    [InlineData("production", "counting", "Survey__OperatorsKey", "operators-key")]
    [InlineData("trial", "all", "Survey__OpeningKeys", "opening-keys")]
    [InlineData("trial", "all", "Survey__OperatorsKey", "operators-key")]
    public async Task Who_counts_is_given_a_key_out_of_the_vault(
        string environment,
        string role,
        string setting,
        string secret
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var app = deployed.App(role);
        var vault = Assert.Single(deployed.OfType(Vault)).GetProperty("name").GetString();

        Assert.Equal(
            $"@Microsoft.KeyVault(VaultName={vault};SecretName={secret})",
            app.Settings[setting]
        );
        Assert.Equal(
            app.Identity,
            app.Properties.GetProperty("keyVaultReferenceIdentity").GetString()
        );
    }

    [Fact]
    public async Task The_public_pages_know_neither_key_nor_where_it_is()
    {
        var web = (await DeployedEnvironment.ReadAsync("production")).App("web");

        Assert.False(web.Settings.ContainsKey("Survey__OpeningKeys"));
        Assert.False(web.Settings.ContainsKey("Survey__OperatorsKey"));
        Assert.DoesNotContain(
            web.Settings.Values,
            value => value.Contains("KeyVault", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task A_key_stands_in_no_setting_and_no_output(
        string environment,
        string variable,
        string secret,
        string parameter
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        // A parameter that is not secure would be worked out in the snapshot.
        Assert.DoesNotContain(
            DeployedEnvironment.Inputs[variable],
            deployed.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"[parameters('{parameter}')]",
            Secret(deployed, secret).GetProperty("properties").GetProperty("value").GetString()
        );
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task A_deployment_without_a_key_keeps_the_one_that_the_vault_holds(
        string environment,
        string variable,
        string secret,
        string parameter
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.NotEmpty(DeployedEnvironment.Inputs[variable]);
        Assert.Equal(
            $"[not(empty(parameters('{parameter}')))]",
            Secret(deployed, secret).GetProperty("condition").GetString()
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
                && value.ValueKind is JsonValueKind.True
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

    private static JsonElement Secret(DeployedEnvironment deployed, string name) =>
        Assert.Single(
            deployed.OfType($"{Vault}/secrets"),
            s => s.GetProperty("name").GetString()!.EndsWith($"/{name}", StringComparison.Ordinal)
        );
}
