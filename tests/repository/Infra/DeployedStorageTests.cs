using System.Text.Json;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>What is durable is reached by identity only, and keeps what it must and nothing else.</summary>
public sealed class DeployedStorageTests
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Containers = $"{Account}/blobServices/containers";

    public static TheoryData<string> Environments => [.. DeployedEnvironment.Names];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Storage_takes_no_key_no_plain_connection_and_no_anonymous_reader(
        string environment
    )
    {
        var account = (await DeployedEnvironment.ReadAsync(environment)).Properties(Account);

        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.False(account.GetProperty("allowCrossTenantReplication").GetBoolean());
        Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task No_copy_leaves_the_region_and_no_version_outlives_the_month(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var blobs = deployed.Properties($"{Account}/blobServices");

        Assert.Matches(
            "^Standard_(LRS|ZRS)$",
            Assert
                .Single(deployed.OfType(Account))
                .GetProperty("sku")
                .GetProperty("name")
                .GetString()
        );
        Assert.False(blobs.GetProperty("isVersioningEnabled").GetBoolean());
        Assert.False(blobs.GetProperty("changeFeed").GetProperty("enabled").GetBoolean());
        Assert.False(blobs.GetProperty("restorePolicy").GetProperty("enabled").GetBoolean());
        Assert.All(
            ["deleteRetentionPolicy", "containerDeleteRetentionPolicy"],
            policy => Assert.Equal(30, blobs.GetProperty(policy).GetProperty("days").GetInt32())
        );
    }

    [Fact]
    public async Task Published_reports_of_a_real_survey_cannot_be_changed_or_deleted()
    {
        var deployed = await DeployedEnvironment.ReadAsync("production");
        var policy = Assert.Single(deployed.OfType($"{Containers}/immutabilityPolicies"));

        Assert.EndsWith(
            "/reports/default",
            policy.GetProperty("name").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(3650, Days(policy));
        Assert.Equal(
            "CanNotDelete",
            deployed.Properties("Microsoft.Authorization/locks").GetProperty("level").GetString()
        );
    }

    [Fact]
    public async Task A_trial_can_be_thrown_away()
    {
        var deployed = await DeployedEnvironment.ReadAsync("trial");

        Assert.Empty(deployed.OfType($"{Containers}/immutabilityPolicies"));
        Assert.Empty(deployed.OfType("Microsoft.Authorization/locks"));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Storage_logs_who_deleted_a_blob_and_nothing_that_dates_a_response(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var logging = Assert.Single(
            deployed.OfType("Microsoft.Insights/diagnosticSettings"),
            d =>
                d.GetProperty("id")
                    .GetString()!
                    .Contains("Microsoft.Storage/storageAccounts", StringComparison.Ordinal)
        );

        Assert.Contains(
            "/blobServices/default/",
            logging.GetProperty("id").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["StorageDelete"],
            logging
                .GetProperty("properties")
                .GetProperty("logs")
                .EnumerateArray()
                .Select(log => log.GetProperty("category").GetString())
        );
    }

    private static int Days(JsonElement policy) =>
        policy
            .GetProperty("properties")
            .GetProperty("immutabilityPeriodSinceCreationInDays")
            .GetInt32();
}
