using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Functions;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>Telemetry that tells the operator of trouble, and nobody of a respondent.</summary>
public sealed partial class DeployedTelemetryTests
{
    private const string Workspace = "Microsoft.OperationalInsights/workspaces";
    private const string ActivityAlerts = "Microsoft.Insights/activityLogAlerts";
    private const string LogAlerts = "Microsoft.Insights/scheduledQueryRules";

    public static TheoryData<string> Environments => [.. DeployedEnvironment.Names];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Addresses_are_masked_and_only_the_apps_may_send(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var component = deployed.Properties("Microsoft.Insights/components");
        var features = deployed.Properties(Workspace).GetProperty("features");

        Assert.False(component.GetProperty("DisableIpMasking").GetBoolean());
        Assert.True(component.GetProperty("DisableLocalAuth").GetBoolean());
        Assert.True(features.GetProperty("disableLocalAuth").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Logs_are_gone_after_thirty_days_in_every_table_that_is_filled(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var workspace = deployed.Properties(Workspace);
        var tables = deployed.OfType($"{Workspace}/tables").ToList();

        Assert.Equal(30, workspace.GetProperty("retentionInDays").GetInt32());
        Assert.True(
            workspace.GetProperty("features").GetProperty("immediatePurgeDataOn30Days").GetBoolean()
        );
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "AppAvailabilityResults",
                "AppExceptions",
                "AppRequests",
                "AppTraces",
            },
            tables
                .Select(t => t.GetProperty("name").GetString()!.Split('/')[^1])
                .ToHashSet(StringComparer.Ordinal)
        );
        Assert.All(
            tables,
            t =>
                Assert.Equal(
                    30,
                    t.GetProperty("properties").GetProperty("totalRetentionInDays").GetInt32()
                )
        );
    }

    [Fact]
    public async Task The_operator_is_told_of_poison_waiting_messages_missed_publication_bad_health_and_rights()
    {
        var deployed = await DeployedEnvironment.ReadAsync("production");
        var group = Assert.Single(deployed.OfType("Microsoft.Insights/actionGroups"));
        var alerts = deployed
            .OfType(LogAlerts)
            .Concat(deployed.OfType("Microsoft.Insights/metricAlerts"))
            .Concat(deployed.OfType(ActivityAlerts))
            .ToList();

        Assert.Equal(
            [
                "survey-production-poison",
                "survey-production-queue-age",
                "survey-production-publish-missed",
                "survey-production-unhealthy",
                "survey-production-rights-given",
            ],
            alerts.Select(a => a.GetProperty("name").GetString())
        );
        Assert.All(
            alerts,
            a =>
                Assert.Contains(
                    group.GetProperty("id").GetString()!,
                    a.GetProperty("properties").GetProperty("actions").GetRawText(),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task Alerts_look_for_words_that_the_app_logs()
    {
        var deployed = await DeployedEnvironment.ReadAsync("production");
        var counting = deployed.App("counting").Name;
        var wanted = deployed
            .OfType(LogAlerts)
            .SelectMany(a => QuotedIn(a.GetRawText()))
            .Where(text => !string.Equals(text, counting, StringComparison.Ordinal))
            .ToList();
        var logged = LoggedMessages().ToList();

        Assert.Equal(5, wanted.Count);
        Assert.All(
            wanted,
            text => Assert.Contains(logged, m => m.Contains(text, StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("production", "counting")]
    [InlineData("trial", "all")]
    public async Task Alerts_read_the_log_of_the_app_that_counts(string environment, string role)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var name = deployed.App(role).Name;

        Assert.All(
            deployed.OfType(LogAlerts),
            alert =>
                Assert.Contains(
                    $$"""AppTraces | where AppRoleName =~ \"{{name}}\" |""",
                    alert.GetRawText(),
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_right_that_is_given_on_the_data_or_on_all_of_the_group_is_told(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);
        var alert = deployed.Properties(ActivityAlerts);
        var data = Assert.Single(
            deployed.OfType("Microsoft.Storage/storageAccounts"),
            a => a.GetProperty("name").GetString()!.StartsWith("stsurvey", StringComparison.Ordinal)
        );

        var scope = Assert.Single(alert.GetProperty("scopes").EnumerateArray()).GetString()!;
        Assert.StartsWith(
            $"{scope}/",
            data.GetProperty("id").GetString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith("/resourceGroups/" + scope.Split('/')[^1], scope, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("category", "Administrative"),
                ("operationName", "Microsoft.Authorization/roleAssignments/write"),
                ("status", "Succeeded"),
            ],
            alert
                .GetProperty("condition")
                .GetProperty("allOf")
                .EnumerateArray()
                .Select(c =>
                    (c.GetProperty("field").GetString()!, c.GetProperty("equals").GetString()!)
                )
        );
    }

    [Fact]
    public async Task Health_is_asked_of_the_public_pages()
    {
        var deployed = await DeployedEnvironment.ReadAsync("production");
        var request = deployed.Properties("Microsoft.Insights/webtests").GetProperty("Request");

        Assert.Equal(
            $"https://{deployed.App("web").Name}.azurewebsites.net/health",
            request.GetProperty("RequestUrl").GetString()
        );
    }

    [Fact]
    public async Task The_budget_warns_at_the_amount_that_the_environment_names()
    {
        var deployed = await DeployedEnvironment.ReadAsync("production");
        var budget = deployed.Properties("Microsoft.Consumption/budgets");

        Assert.Equal(100, budget.GetProperty("amount").GetInt32());
        Assert.Equal(
            "2026-11-01",
            budget.GetProperty("timePeriod").GetProperty("startDate").GetString()
        );
    }

    private static IEnumerable<string> QuotedIn(string alert) =>
        Query()
            .Matches(alert)
            .SelectMany(query => Quoted().Matches(query.Value))
            .Select(m => m.Groups["text"].Value);

    private static IEnumerable<string> LoggedMessages() =>
        typeof(Composition)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic
                )
            )
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(log => log.Message);

    [GeneratedRegex("\"query\": \"AppTraces .*\"", RegexOptions.None, 30_000)]
    private static partial Regex Query();

    [GeneratedRegex("""\\"(?<text>[^"\\]+)\\" """, RegexOptions.IgnorePatternWhitespace, 30_000)]
    private static partial Regex Quoted();
}
