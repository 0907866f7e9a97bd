using System.Text.Json;
using Microsoft.Extensions.Configuration;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Local.Timers;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>The function app: who it is, how it is reached, and what it is told.</summary>
public sealed class DeployedAppTests
{
    private const string Site = "Microsoft.Web/sites";

    public static TheoryData<string> Environments => [.. DeployedEnvironment.Names];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_app_has_one_identity_and_these_five_roles(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var identity = Assert.Single(
            Assert
                .Single(deployed.OfType(Site))
                .GetProperty("identity")
                .GetProperty("userAssignedIdentities")
                .EnumerateObject()
        );
        var assignments = deployed.OfType("Microsoft.Authorization/roleAssignments").ToList();

        Assert.Equal(
            Assert
                .Single(deployed.OfType("Microsoft.ManagedIdentity/userAssignedIdentities"))
                .GetProperty("id")
                .GetString(),
            identity.Name
        );
        Assert.All(
            assignments,
            a =>
                Assert.Contains(identity.Name, Property(a, "principalId"), StringComparison.Ordinal)
        );
        Assert.Equal(
            [
                ("components", "3913510d-42f4-4e42-8a64-420c390055eb"),
                ("storageAccounts", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"),
                ("storageAccounts", "974c5e8b-45b9-4653-ba55-5f855dd0fb88"),
                ("storageAccounts", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b"),
                ("vaults", "4633458b-17de-408a-b874-0445c86b69e6"),
            ],
            assignments
                .Select(a => (ScopeOf(a), Property(a, "roleDefinitionId").Split('/')[^1]))
                .Order()
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_app_is_reached_encrypted_and_published_without_a_password(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var site = deployed.Properties(Site);
        var config = site.GetProperty("siteConfig");

        Assert.True(site.GetProperty("httpsOnly").GetBoolean());
        Assert.False(site.GetProperty("clientAffinityEnabled").GetBoolean());
        Assert.Equal("1.2", config.GetProperty("minTlsVersion").GetString());
        Assert.Equal("1.2", config.GetProperty("scmMinTlsVersion").GetString());
        Assert.Equal(
            [("ftp", false), ("scm", false)],
            deployed
                .OfType($"{Site}/basicPublishingCredentialsPolicies")
                .Select(p =>
                    (
                        p.GetProperty("name").GetString()!.Split('/')[^1],
                        p.GetProperty("properties").GetProperty("allow").GetBoolean()
                    )
                )
        );
        Assert.All(
            ["alwaysOn", "ftpsState", "linuxFxVersion", "use32BitWorkerProcess"],
            refused => Assert.False(config.TryGetProperty(refused, out _))
        );
    }

    [Theory]
    [InlineData("production", 40)]
    [InlineData("trial", 5)]
    public async Task The_app_runs_dotnet_10_on_Flex_Consumption_with_nothing_always_ready(
        string environment,
        int mostInstances
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var app = deployed.Properties(Site).GetProperty("functionAppConfig");
        var scale = app.GetProperty("scaleAndConcurrency");
        var package = app.GetProperty("deployment").GetProperty("storage");

        Assert.Equal(
            "FC1",
            Assert
                .Single(deployed.OfType("Microsoft.Web/serverfarms"))
                .GetProperty("sku")
                .GetProperty("name")
                .GetString()
        );
        Assert.Equal(
            ("dotnet-isolated", "10.0"),
            (
                app.GetProperty("runtime").GetProperty("name").GetString(),
                app.GetProperty("runtime").GetProperty("version").GetString()
            )
        );
        Assert.Empty(scale.GetProperty("alwaysReady").EnumerateArray());
        Assert.Equal(mostInstances, scale.GetProperty("maximumInstanceCount").GetInt32());
        Assert.Equal(
            "UserAssignedIdentity",
            package.GetProperty("authentication").GetProperty("type").GetString()
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_app_is_told_every_documented_setting_and_nothing_that_Flex_refuses(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.Equal(
            [
                "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
                "APPLICATIONINSIGHTS_CONNECTION_STRING",
                "AzureWebJobsDisableHomepage",
                "AzureWebJobsStorage__accountName",
                "AzureWebJobsStorage__clientId",
                "AzureWebJobsStorage__credential",
                "ReportSchedule",
                "Survey__Address",
                "Survey__ClosesAt",
                "Survey__Contact",
                "Survey__CountEvery",
                "Survey__Instrument",
                "Survey__OpeningKeys",
                "Survey__OpensAt",
                "Survey__Organiser",
                "Survey__Period",
                "Survey__PublicResults",
                "Survey__Shards",
                "Survey__SubmissionsPerSecond",
                "Survey__Threshold",
                "Survey__TimeZone",
                "Survey__Trial",
            ],
            deployed.AppSettings.Keys
        );
        Assert.Equal("managedidentity", deployed.AppSettings["AzureWebJobsStorage__credential"]);
        Assert.Equal("true", deployed.AppSettings["AzureWebJobsDisableHomepage"]);
    }

    [Theory]
    [InlineData("production", PeriodKind.Month, false)]
    [InlineData("trial", PeriodKind.Day, true)]
    public async Task The_app_accepts_the_settings_of_an_environment(
        string environment,
        PeriodKind period,
        bool isTrial
    )
    {
        var settings = (await DeployedEnvironment.ReadAsync(environment)).AppSettings;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.ToDictionary(
                    s => s.Key.Replace("__", ":", StringComparison.Ordinal),
                    s => (string?)s.Value,
                    StringComparer.Ordinal
                )
            )
            .Build();

        var options = SurveySettings.Read(configuration, isDeployed: true);

        Assert.Equal((period, isTrial), (options.Period, options.Trial));
        Assert.Equal(5000, options.SubmissionsPerSecond);
        Assert.Equal("The organiser", options.Organiser);
        Assert.NotNull(Schedule.Parse(settings["ReportSchedule"], "PublishReports"));
    }

    private static string ScopeOf(JsonElement assignment) =>
        assignment.GetProperty("id").GetString()!.Split('/')[7];

    private static string Property(JsonElement resource, string name) =>
        resource.GetProperty("properties").GetProperty(name).GetString()!;
}
