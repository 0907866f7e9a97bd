using System.Text.RegularExpressions;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>Whatever publishes the app does it by the commands that the documentation gives.</summary>
public sealed partial class PublishingTests
{
    private const string Workflow = ".github/workflows/ci.yml";

    [Fact]
    public async Task Azd_publishes_the_one_package_to_each_app_that_the_template_tags()
    {
        var text = await RepositoryFiles.ReadAsync(
            "azure.yaml",
            TestContext.Current.CancellationToken
        );
        var deployed = await DeployedEnvironment.ReadAsync("production");

        Assert.Equal(
            deployed.Apps.Select(app => app.Service),
            Services().Matches(text).Select(m => m.Groups["name"].Value)
        );
    }

    [Fact]
    public async Task A_single_app_is_published_as_the_service_of_the_pages()
    {
        var text = await RepositoryFiles.ReadAsync(
            "docs/deploy.md",
            TestContext.Current.CancellationToken
        );
        var deployed = await DeployedEnvironment.ReadAsync("trial");

        Assert.Equal("web", Assert.Single(deployed.Apps).Service);
        Assert.Contains("azd deploy web", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workflow_publishes_to_both_apps_by_the_names_that_the_deployment_prints()
    {
        var text = await RepositoryFiles.ReadAsync(Workflow, TestContext.Current.CancellationToken);
        var printed = (await DeployedEnvironment.ReadAsync("production")).Outputs;

        Assert.All(
            ["COUNTING_APP_NAME", "WEB_APP_NAME"],
            name =>
            {
                Assert.Contains(printed, output => output.NameEquals(name));
                Assert.Contains($"vars.{name}", text, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/deploy.md")]
    [InlineData(".ci/run")]
    public async Task The_package_is_built_by_one_command(string file)
    {
        var text = await RepositoryFiles.ReadAsync(file, TestContext.Current.CancellationToken);

        Assert.Contains("dotnet publish functions -c Release", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docs/deploy.md")]
    [InlineData(Workflow)]
    public async Task The_package_is_sent_by_one_command(string file)
    {
        var text = await RepositoryFiles.ReadAsync(file, TestContext.Current.CancellationToken);

        Assert.Contains(
            "az functionapp deployment source config-zip",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_workflow_runs_the_tests_as_a_clean_machine_does()
    {
        Assert.Matches(
            @"(?m)^\s+run: \.ci/run$",
            await RepositoryFiles.ReadAsync(Workflow, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Every_action_is_pinned_to_a_commit_and_tells_its_version()
    {
        var text = await RepositoryFiles.ReadAsync(Workflow, TestContext.Current.CancellationToken);
        var uses = Uses().Matches(text).Select(m => m.Value.Trim()).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.Matches("uses: [^@]+@[0-9a-f]{40} # v[0-9.]+$", use));
    }

    [Fact]
    public async Task The_workflow_may_read_and_only_the_deployment_may_sign_in()
    {
        var text = await RepositoryFiles.ReadAsync(Workflow, TestContext.Current.CancellationToken);

        Assert.Matches(@"(?m)^permissions:\n  contents: read$", text);
        Assert.Single(Regex.Matches(text, "id-token: write", RegexOptions.None, HalfAMinute));
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"(?m)^  (?<name>[a-z]+):\n    project: [.]/functions$",
        RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Services();

    private static TimeSpan HalfAMinute => TimeSpan.FromSeconds(30);

    [GeneratedRegex(@"uses: .*", RegexOptions.None, 30_000)]
    private static partial Regex Uses();
}
