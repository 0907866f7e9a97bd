using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Local;
using SurveyPipeline.Functions.Local.Discovery;

namespace SurveyPipeline.Tests.Unit.Functions;

public sealed class FunctionAssemblyTests
{
    private const string LocalNamespace = "SurveyPipeline.Functions.Local";
    private const string CommandNamespace = "SurveyPipeline.Functions.Commands";
    private static readonly Assembly Functions = typeof(LocalHost).Assembly;

    [Fact]
    public void Every_function_can_run_in_both_hosts()
    {
        var exception = Record.Exception(() => FunctionDiscovery.In(Functions.GetTypes()));

        Assert.Null(exception);
    }

    [Fact]
    public void Only_the_program_and_the_commands_know_the_local_host()
    {
        var offenders = CodeOfBothRuntimes()
            .SelectMany(type =>
                CompiledCode
                    .TypesTouchedBy(type)
                    .Where(touched =>
                        IsIn(touched, LocalNamespace) || IsIn(touched, CommandNamespace)
                    )
                    .Select(touched => $"{type} touches {touched}")
            );

        Assert.Empty(offenders);
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

    [Fact]
    public void Touched_types_are_found_in_signatures_attributes_and_bodies()
    {
        var touched = CompiledCode.TypesTouchedBy(typeof(Local.Samples.CountVisit)).ToList();

        Assert.Contains(typeof(FunctionContext), touched);
        Assert.Contains(typeof(HttpTriggerAttribute), touched);
        Assert.Contains(typeof(Local.Samples.Visit), touched);
        Assert.Contains(typeof(Microsoft.AspNetCore.Http.HttpResponseWritingExtensions), touched);
    }

    /// <summary>The code that is compiled for Azure too, but for the entry point with its one switch.</summary>
    private static IEnumerable<Type> CodeOfBothRuntimes() =>
        Functions
            .GetTypes()
            .Where(type => IsIn(type, "SurveyPipeline.Functions"))
            .Where(type => !IsIn(type, LocalNamespace) && !IsIn(type, CommandNamespace));

    private static bool IsIn(Type type, string name) =>
        type.Namespace is { } full
        && (
            string.Equals(full, name, StringComparison.Ordinal)
            || full.StartsWith(name + ".", StringComparison.Ordinal)
        );
}
