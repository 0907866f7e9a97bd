namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>The public pages can read no answer, because their identity may not.</summary>
public sealed class DeployedRightsTests
{
    private static readonly string Operator = DeployedEnvironment.Inputs["SURVEY_OPERATOR_IDS"];

    public static TheoryData<string> Environments => [.. DeployedEnvironment.Names];

    [Fact]
    public async Task The_public_pages_add_messages_read_what_is_published_and_keep_what_organisers_write()
    {
        var deployed = await DeployedEnvironment.ReadAsync("production");

        Assert.Equal(
            [
                "appi-survey: Monitoring Metrics Publisher",
                "stsurvey/containers/instruments: Storage Blob Data Reader",
                "stsurvey/containers/organiser: Storage Blob Data Contributor",
                "stsurvey/containers/reports: Storage Blob Data Reader",
                "stsurvey/containers/survey: Storage Blob Data Reader",
                "stsurvey/queues/responses: Storage Queue Data Message Sender",
                "stweb: Storage Blob Data Owner",
            ],
            deployed.RightsOf(deployed.App("web"))
        );
    }

    [Fact]
    public async Task Who_counts_has_all_that_counting_and_publishing_need()
    {
        var deployed = await DeployedEnvironment.ReadAsync("production");

        Assert.Equal(
            [
                "appi-survey: Monitoring Metrics Publisher",
                "kv-survey/secrets/opening-keys: Key Vault Secrets User",
                "kv-survey/secrets/operators-key: Key Vault Secrets User",
                "stcounting: Storage Blob Data Owner",
                "stsurvey/containers/instruments: Storage Blob Data Contributor",
                "stsurvey/containers/organiser: Storage Blob Data Contributor",
                "stsurvey/containers/reports: Storage Blob Data Contributor",
                "stsurvey/containers/survey: Storage Blob Data Contributor",
                "stsurvey/queues/responses-poison: Storage Queue Data Contributor",
                "stsurvey/queues/responses: Storage Queue Data Contributor",
                "stsurvey/tables/releases: Storage Table Data Contributor",
                "stsurvey/tables/tallies: Storage Table Data Contributor",
            ],
            deployed.RightsOf(deployed.App("counting"))
        );
    }

    [Fact]
    public async Task A_single_app_has_the_rights_of_who_counts_on_a_host_account_of_its_own()
    {
        var two = await DeployedEnvironment.ReadAsync("production");
        var one = await DeployedEnvironment.ReadAsync("trial");

        Assert.Equal(
            two.RightsOf(two.App("counting"))
                .Select(r => r.Replace("stcounting", "stweb", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            one.RightsOf(one.App("all"))
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Nobody_has_a_right_on_all_of_the_data_or_on_the_whole_vault(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.NotEmpty(deployed.Rights);
        Assert.All(
            deployed.Rights,
            right => Assert.DoesNotMatch("^(stsurvey|kv-survey):", right.ToString())
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_right_is_given_to_an_app_or_it_is_an_operators_on_their_key(
        string environment
    )
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            deployed.Rights.Where(right => !right.IsOf(Operator)),
            right => Assert.Single(deployed.Apps, app => right.IsOf(app))
        );
    }

    [Fact]
    public async Task An_operator_may_read_the_key_of_operations_and_is_no_administrator()
    {
        var deployed = await DeployedEnvironment.ReadAsync("production");

        Assert.Equal(
            ["kv-survey/secrets/operators-key: Key Vault Secrets User"],
            deployed.Rights.Where(r => r.IsOf(Operator)).Select(r => r.ToString())
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Each_app_has_one_identity_of_its_own(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.Equal(
            deployed
                .OfType("Microsoft.ManagedIdentity/userAssignedIdentities")
                .Select(i => i.GetProperty("id").GetString()),
            deployed.Apps.Select(app => app.Identity)
        );
    }

    [Fact]
    public async Task A_single_app_that_becomes_two_leaves_its_rights_with_an_identity_that_neither_has()
    {
        var two = await DeployedEnvironment.ReadAsync("production");
        var one = await DeployedEnvironment.ReadAsync("trial");

        Assert.Empty(two.Apps.Select(NameOfIdentity).Intersect(one.Apps.Select(NameOfIdentity)));
    }

    // Without what makes it unique.
    private static string NameOfIdentity(DeployedApp app) => app.Identity.Split('/')[^1][..^13];
}
