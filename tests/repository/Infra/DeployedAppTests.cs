using Microsoft.Extensions.Configuration;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Local.Timers;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>The function apps: how they are reached, and what they are told.</summary>
public sealed class DeployedAppTests
{
    private const string Site = "Microsoft.Web/sites";
    private const string OperatorsKey = "Survey__OperatorsKey";
    private const string OpeningKeys = "Survey__OpeningKeys";

    public static TheoryData<string> Environments => [.. DeployedEnvironment.Names];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task An_app_is_reached_encrypted_and_sets_no_cookie(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            deployed.Apps,
            app =>
            {
                var config = app.Properties.GetProperty("siteConfig");
                Assert.True(app.Properties.GetProperty("httpsOnly").GetBoolean());
                Assert.False(app.Properties.GetProperty("clientAffinityEnabled").GetBoolean());
                Assert.Equal("1.2", config.GetProperty("minTlsVersion").GetString());
                Assert.Equal("1.2", config.GetProperty("scmMinTlsVersion").GetString());
            }
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task An_app_is_published_without_a_password(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.Equal(
            deployed.Apps.SelectMany(app =>
                new[] { ($"{app.Name}/ftp", false), ($"{app.Name}/scm", false) }
            ),
            deployed
                .OfType($"{Site}/basicPublishingCredentialsPolicies")
                .Select(p =>
                    (
                        p.GetProperty("name").GetString()!,
                        p.GetProperty("properties").GetProperty("allow").GetBoolean()
                    )
                )
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task An_app_runs_dotnet_10_on_Flex_Consumption(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            deployed.Apps,
            app =>
            {
                var config = app.Properties.GetProperty("functionAppConfig");
                var runtime = config.GetProperty("runtime");
                Assert.Equal("dotnet-isolated", runtime.GetProperty("name").GetString());
                Assert.Equal("10.0", runtime.GetProperty("version").GetString());
            }
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task An_app_has_a_plan_of_its_own_as_Flex_asks(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var plans = deployed.OfType("Microsoft.Web/serverfarms").ToList();

        Assert.All(
            plans,
            plan => Assert.Equal("FC1", plan.GetProperty("sku").GetProperty("name").GetString())
        );
        Assert.Equal(
            plans.Select(plan => plan.GetProperty("id").GetString()),
            deployed.Apps.Select(app => app.Properties.GetProperty("serverFarmId").GetString())
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task An_app_takes_its_package_from_its_own_account_by_its_identity(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            deployed.Apps,
            app =>
            {
                var package = app
                    .Properties.GetProperty("functionAppConfig")
                    .GetProperty("deployment")
                    .GetProperty("storage");
                var signIn = package.GetProperty("authentication");
                Assert.Contains(
                    app.Settings["AzureWebJobsStorage__accountName"],
                    package.GetProperty("value").GetString(),
                    StringComparison.Ordinal
                );
                Assert.Equal("UserAssignedIdentity", signIn.GetProperty("type").GetString());
                Assert.Equal(
                    app.Identity,
                    signIn.GetProperty("userAssignedIdentityResourceId").GetString()
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Flex_is_set_nothing_that_it_refuses(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            deployed.Apps,
            app =>
                Assert.All(
                    ["alwaysOn", "ftpsState", "linuxFxVersion", "use32BitWorkerProcess"],
                    refused =>
                        Assert.False(
                            app.Properties.GetProperty("siteConfig").TryGetProperty(refused, out _)
                        )
                )
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task An_app_is_told_every_documented_setting_and_no_other(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            deployed.Apps,
            app =>
                Assert.Equal(
                    [
                        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
                        "APPLICATIONINSIGHTS_CONNECTION_STRING",
                        "AzureWebJobsDisableHomepage",
                        "AzureWebJobsStorage__accountName",
                        "AzureWebJobsStorage__clientId",
                        "AzureWebJobsStorage__credential",
                        "ReportSchedule",
                        "SurveyStorage__accountName",
                        "SurveyStorage__clientId",
                        "SurveyStorage__credential",
                        "Survey__Address",
                        "Survey__AskedHow",
                        "Survey__AskedWhom",
                        "Survey__Changes",
                        "Survey__ClosesAt",
                        "Survey__Contact",
                        "Survey__Contributors",
                        "Survey__CountEvery",
                        "Survey__Findable",
                        "Survey__Instrument",
                        "Survey__Keywords",
                        "Survey__KnownEvents",
                        "Survey__Licence",
                        "Survey__OpensAt",
                        "Survey__Organiser",
                        "Survey__Period",
                        "Survey__PublicResults",
                        "Survey__Role",
                        "Survey__Shards",
                        "Survey__SubmissionsPerSecond",
                        "Survey__Threshold",
                        "Survey__TimeZone",
                        "Survey__Trial",
                    ],
                    app.Settings.Keys.Where(name =>
                        name is not (OpeningKeys or OperatorsKey)
                        && !name.StartsWith("AzureWebJobs.", StringComparison.Ordinal)
                    )
                )
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task An_app_reaches_its_own_account_and_the_data_by_its_identity(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var data = deployed.Outputs.Single(o => o.Name is "STORAGE_ACCOUNT_NAME").Value.GetString();
        var settings = deployed.Apps.Select(app => app.Settings).ToList();
        var hosts = settings.Select(s => s["AzureWebJobsStorage__accountName"]).ToList();

        Assert.Equal(hosts.Count, hosts.Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            settings,
            s =>
            {
                Assert.Equal(data, s["SurveyStorage__accountName"]);
                Assert.NotEqual(data, s["AzureWebJobsStorage__accountName"]);
                Assert.Equal("managedidentity", s["AzureWebJobsStorage__credential"]);
                Assert.Equal("managedidentity", s["SurveyStorage__credential"]);
                Assert.Equal(s["AzureWebJobsStorage__clientId"], s["SurveyStorage__clientId"]);
            }
        );
    }

    [Theory]
    [InlineData("production", PeriodKind.Month, false)]
    [InlineData("open", PeriodKind.Month, false)]
    [InlineData("busy", PeriodKind.Month, false)]
    [InlineData("trial", PeriodKind.Day, true)]
    public async Task An_app_accepts_the_settings_of_an_environment(
        string environment,
        PeriodKind period,
        bool isTrial
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            deployed.Apps.Select(app => app.Settings),
            settings =>
            {
                // As the platform hands it over: with the secret in the place of its name.
                var resolved = settings.ContainsKey(OperatorsKey)
                    ? settings.SetItem(OperatorsKey, new string('k', 43))
                    : settings;
                var options = SurveySettings.Read(ConfigurationOf(resolved), isDeployed: true);
                Assert.Equal((period, isTrial), (options.Period, options.Trial));
                Assert.Equal(5000, options.SubmissionsPerSecond);
                Assert.Equal("The organiser", options.Organiser);
                Assert.NotNull(Schedule.Parse(settings["ReportSchedule"], "PublishReports"));
            }
        );
    }

    private static IConfiguration ConfigurationOf(IReadOnlyDictionary<string, string> settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.ToDictionary(
                    s => s.Key.Replace("__", ":", StringComparison.Ordinal),
                    s => (string?)s.Value,
                    StringComparer.Ordinal
                )
            )
            .Build();
}
