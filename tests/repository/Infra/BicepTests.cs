using System.Collections.Immutable;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>The templates compile, and deploy what was reviewed.</summary>
public sealed class BicepTests
{
    public static TheoryData<string> Environments => [.. DeployedEnvironment.Names];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_templates_have_no_finding_under_rules_at_error()
    {
        var run = await RunAsync("lint", RepositoryFiles.PathOf("infra/main.bicep"));

        Assert.Equal((0, ""), (run.ExitCode, run.Findings));
    }

    [Fact]
    public async Task A_finding_fails_the_check()
    {
        var folder = Directory.CreateTempSubdirectory("survey-").FullName;
        var template = Path.Combine(folder, "careless.bicep");
        await File.WriteAllTextAsync(template, "param unused string", Token);

        var run = await RunAsync(
            "lint",
            template,
            "--config",
            RepositoryFiles.PathOf("infra/bicepconfig.json")
        );

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("no-unused-params", run.Findings, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_parameters_of_azd_build_from_its_environment()
    {
        var run = await RunAsync(
            "build-params",
            RepositoryFiles.PathOf("infra/main.bicepparam"),
            "--stdout"
        );

        Assert.Equal((0, ""), (run.ExitCode, run.Findings));
        Assert.Contains("The organiser", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Parameters_build(string environment)
    {
        var run = await RunAsync("build-params", FileOf(environment), "--stdout");

        Assert.Equal((0, ""), (run.ExitCode, run.Findings));
        Assert.Contains("The organiser", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task An_environment_deploys_what_its_snapshot_says(string environment)
    {
        var run = await RunAsync(
            "snapshot",
            FileOf(environment),
            "--mode",
            GeneratedText.IsWritten ? "overwrite" : "validate",
            "--subscription-id",
            "00000000-0000-0000-0000-000000000000",
            "--location",
            "northeurope"
        );

        Assert.True(
            run is { ExitCode: 0, Findings: "" },
            $"{run.Output}{run.Findings}\n{GeneratedText.Remedy}"
        );
    }

    private static string FileOf(string environment) =>
        RepositoryFiles.PathOf($"infra/environments/{environment}.bicepparam");

    private static async Task<BicepRun> RunAsync(params ImmutableArray<string> arguments)
    {
        Assert.SkipWhen(BicepCli.Obstacle is not null, BicepCli.Obstacle ?? "");
        return await BicepCli.RunAsync(
            arguments,
            DeployedEnvironment.Inputs.Add("AZURE_ENV_NAME", "mine"),
            Token
        );
    }
}
