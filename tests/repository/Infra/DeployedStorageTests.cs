using System.Text.Json;
using SurveyPipeline.Storage;

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
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            deployed.OfType(Account).Select(a => a.GetProperty("properties")),
            account =>
            {
                Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
                Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
                Assert.False(account.GetProperty("allowCrossTenantReplication").GetBoolean());
                Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
                Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
            }
        );
    }

    [Theory]
    [InlineData("production", "stsurvey stweb stcounting")]
    [InlineData("trial", "stsurvey stweb")]
    public async Task The_data_have_an_account_and_each_app_one_for_its_host(
        string environment,
        string accounts
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.Equal(
            accounts.Split(' '),
            deployed.OfType(Account).Select(a => a.GetProperty("name").GetString()![..^13])
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task No_copy_leaves_the_region_and_no_version_is_kept(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            deployed.OfType(Account),
            account =>
                Assert.Matches(
                    "^Standard_(LRS|ZRS)$",
                    account.GetProperty("sku").GetProperty("name").GetString()
                )
        );
        Assert.All(
            BlobServices(deployed),
            blobs =>
            {
                Assert.False(blobs.Value.GetProperty("isVersioningEnabled").GetBoolean());
                Assert.All(
                    ["changeFeed", "restorePolicy"],
                    copy =>
                        Assert.False(
                            blobs.Value.GetProperty(copy).GetProperty("enabled").GetBoolean()
                        )
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_deleted_report_can_be_brought_back_for_a_month_and_a_deleted_key_never(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            BlobServices(deployed),
            blobs =>
                Assert.All(
                    ["deleteRetentionPolicy", "containerDeleteRetentionPolicy"],
                    policy =>
                        Assert.Equal(
                            blobs.Key is "stsurvey" ? 30 : 0,
                            DaysToBringBack(blobs.Value.GetProperty(policy))
                        )
                )
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task An_app_finds_all_that_it_keeps_data_in_when_it_starts(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.Equal(
            [StorageLayout.ResponsesQueue, StorageLayout.PoisonQueue],
            PartsOfData(deployed, "queueServices/queues")
        );
        Assert.Equal(
            [StorageLayout.TalliesTable, StorageLayout.ReleasesTable],
            PartsOfData(deployed, "tableServices/tables")
        );
        Assert.Equal(StorageLayout.Containers, PartsOfData(deployed, "blobServices/containers"));
    }

    [Theory]
    [InlineData("production", "web")]
    [InlineData("trial", "all")]
    public async Task The_key_that_signs_forms_has_a_place_in_the_account_of_the_pages_host(
        string environment,
        string role
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var host = deployed.App(role).Settings["AzureWebJobsStorage__accountName"];

        Assert.Equal(
            [$"{host}/default/survey-forms"],
            deployed
                .OfType(Containers)
                .Select(c => c.GetProperty("name").GetString()!)
                .Where(name => name.EndsWith("/survey-forms", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Published_reports_of_a_real_survey_cannot_be_changed_or_deleted_for_a_year()
    {
        var deployed = await DeployedEnvironment.ReadAsync("production");
        var policy = Assert.Single(deployed.OfType($"{Containers}/immutabilityPolicies"));

        Assert.EndsWith(
            "/reports/default",
            policy.GetProperty("name").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(365, Days(policy));
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
            d => d.GetProperty("id").GetString()!.Contains(Account, StringComparison.Ordinal)
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

    // By the account's name, without what makes it unique.
    private static Dictionary<string, JsonElement> BlobServices(DeployedEnvironment deployed) =>
        deployed
            .OfType($"{Account}/blobServices")
            .ToDictionary(
                b => b.GetProperty("name").GetString()!.Split('/')[0][..^13],
                b => b.GetProperty("properties"),
                StringComparer.Ordinal
            );

    private static int DaysToBringBack(JsonElement policy) =>
        policy.GetProperty("enabled").GetBoolean() ? policy.GetProperty("days").GetInt32() : 0;

    private static IEnumerable<string> PartsOfData(DeployedEnvironment deployed, string type) =>
        deployed
            .OfType($"{Account}/{type}")
            .Select(part => part.GetProperty("name").GetString()!)
            .Where(name => name.StartsWith("stsurvey", StringComparison.Ordinal))
            .Select(name => name.Split('/')[^1]);

    private static int Days(JsonElement policy) =>
        policy
            .GetProperty("properties")
            .GetProperty("immutabilityPeriodSinceCreationInDays")
            .GetInt32();
}
