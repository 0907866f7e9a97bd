using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions;
using SurveyPipeline.Functions.Operations;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>Two apps of one package: each function runs in the one that its folder belongs to.</summary>
public sealed class DeployedRolesTests
{
    [Fact]
    public async Task The_public_pages_run_no_function_of_operators_and_none_of_the_pipeline()
    {
        var web = (await DeployedEnvironment.ReadAsync("production")).App("web");

        Assert.Equal(
            FunctionsIn("Operations", "Pipeline").Except([nameof(Health)]),
            web.DisabledFunctions
        );
    }

    [Fact]
    public async Task Who_counts_runs_no_function_of_respondents_and_none_of_organisers()
    {
        var counting = (await DeployedEnvironment.ReadAsync("production")).App("counting");

        Assert.Equal(FunctionsIn("Respondent", "Organiser"), counting.DisabledFunctions);
    }

    [Fact]
    public async Task Every_function_but_health_runs_in_one_of_the_two_and_not_in_the_other()
    {
        var apps = (await DeployedEnvironment.ReadAsync("production")).Apps;

        Assert.Equal(
            AllFunctions()
                .Select(f => f.Name)
                .Except([nameof(Health)])
                .Order(StringComparer.Ordinal),
            apps.SelectMany(app => app.DisabledFunctions).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_single_app_runs_every_function()
    {
        var deployed = await DeployedEnvironment.ReadAsync("trial");

        Assert.Empty(Assert.Single(deployed.Apps).DisabledFunctions);
        Assert.Equal("all", deployed.Apps.Single().Settings["Survey__Role"]);
    }

    [Theory]
    [InlineData("production", "web", "web", 40)]
    [InlineData("production", "counting", "counting", 5)]
    [InlineData("trial", "all", "web", 5)]
    public async Task A_role_has_its_service_and_its_bound_of_instances(
        string environment,
        string role,
        string service,
        int mostInstances
    )
    {
        var app = (await DeployedEnvironment.ReadAsync(environment)).App(role);
        var scale = app
            .Properties.GetProperty("functionAppConfig")
            .GetProperty("scaleAndConcurrency");

        Assert.Equal(service, app.Service);
        Assert.Equal(mostInstances, scale.GetProperty("maximumInstanceCount").GetInt32());
    }

    // In the order of the settings.
    private static IEnumerable<string> FunctionsIn(params string[] folders) =>
        AllFunctions()
            .Where(f =>
                folders.Any(folder =>
                    f.Type.Namespace!.EndsWith($".{folder}", StringComparison.Ordinal)
                )
            )
            .Select(f => f.Name)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<(string Name, Type Type)> AllFunctions() =>
        typeof(Composition)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public)
                    .Select(method => method.GetCustomAttribute<FunctionAttribute>())
                    .OfType<FunctionAttribute>()
                    .Select(function => (function.Name, type))
            );
}
