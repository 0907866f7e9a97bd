using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Functions;

public sealed class FunctionAssemblyTests
{
    private static readonly Assembly Functions = typeof(Composition).Assembly;

    [Fact]
    public void Every_function_can_run_in_both_hosts()
    {
        var functions = FunctionDiscovery.In(Functions.GetTypes());

        Assert.NotEmpty(functions);
    }

    [Fact]
    public void The_app_knows_neither_the_local_host_nor_its_commands()
    {
        var references = Functions.GetReferencedAssemblies().Select(one => one.Name!).ToList();

        Assert.Contains(
            "Microsoft.Azure.Functions.Worker.Core",
            references,
            StringComparer.Ordinal
        );
        Assert.DoesNotContain("SurveyPipeline.Local", references, StringComparer.Ordinal);
    }

    [Fact]
    public void Every_http_function_says_its_authorization_level()
    {
        var silent = Functions
            .GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .SelectMany(parameter => parameter.GetCustomAttributesData())
            .Where(data => data.AttributeType == typeof(HttpTriggerAttribute))
            .Where(data =>
                data.ConstructorArguments.All(argument =>
                    argument.ArgumentType != typeof(AuthorizationLevel)
                )
            );

        Assert.Empty(silent);
    }

    [Fact]
    public void Every_route_of_operators_asks_for_their_key()
    {
        var operations = Functions
            .GetTypes()
            .Where(type =>
                type.GetMethods()
                    .SelectMany(method => method.GetParameters())
                    .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
                    .Any(trigger =>
                        trigger?.Route?.StartsWith("operations", StringComparison.Ordinal) is true
                    )
            )
            .ToList();

        Assert.NotEmpty(operations);
        // The endpoint is where it is asked for; a function that needs nothing else could not answer without it.
        Assert.All(
            operations,
            type =>
                Assert.Contains(
                    Assert.Single(type.GetConstructors()).GetParameters(),
                    parameter => parameter.ParameterType == typeof(OperatorEndpoint)
                )
        );
    }

    [Fact]
    public void The_domain_knows_no_functions()
    {
        var references = typeof(Survey)
            .Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .ToList();

        Assert.Contains("System.Runtime", references, StringComparer.Ordinal);
        Assert.DoesNotContain(
            references,
            name => name.StartsWith("Microsoft.Azure", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            references,
            name => name.Contains("Functions", StringComparison.Ordinal)
        );
    }
}
