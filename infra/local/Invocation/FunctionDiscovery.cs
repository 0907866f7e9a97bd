using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Invocation;

/// <summary>Finds the functions of classes and refuses what the genuine host would not run.</summary>
internal static class FunctionDiscovery
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    /// <summary>The functions, in the order of their names, which is the order in which the genuine host tries their routes.</summary>
    /// <exception cref="LocalHostException">A function is declared in a way that the genuine host or this one can't run.</exception>
    public static ImmutableArray<FunctionMethod> In(IEnumerable<Type> classes)
    {
        var functions = classes
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .Select(Describe)
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .ToImmutableArray();
        var twice = functions
            .GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Skip(1).Any());
        return twice is null
            ? functions
            : throw new LocalHostException($"Two functions are named '{twice.Key}'.");
    }

    private static FunctionMethod Describe(MethodInfo method)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        if (!method.DeclaringType!.IsVisible || !method.IsPublic || method.IsStatic)
        {
            throw new LocalHostException(
                $"Function '{name}' is not a public instance method of a public class."
            );
        }
        if (method.ReturnType != typeof(Task))
        {
            throw new LocalHostException($"Function '{name}' does not return Task.");
        }
        var triggers = (
            from parameter in method.GetParameters()
            from attribute in parameter.GetCustomAttributes()
            where BoundType(attribute) is not null
            select new FunctionMethod(name, method, parameter, attribute)
        ).ToList();
        return triggers switch
        {
            [var one] when one.TriggerParameter.ParameterType == BoundType(one.Trigger) => one,
            [var one] => throw new LocalHostException(
                $"Function '{name}' must take its trigger as {BoundType(one.Trigger)!.Name}."
            ),
            _ => throw new LocalHostException($"Function '{name}' does not have one trigger."),
        };
    }

    private static Type? BoundType(Attribute trigger) =>
        trigger switch
        {
            HttpTriggerAttribute => typeof(HttpRequest),
            QueueTriggerAttribute => typeof(string),
            TimerTriggerAttribute => typeof(TimerInfo),
            _ => null,
        };
}

/// <summary>One function: a method of a public class, and what triggers it.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Method">The method.</param>
/// <param name="TriggerParameter">The parameter that carries the trigger.</param>
/// <param name="Trigger">The trigger's attribute.</param>
internal sealed record FunctionMethod(
    string Name,
    MethodInfo Method,
    ParameterInfo TriggerParameter,
    Attribute Trigger
)
{
    /// <summary>The class that is made for each invocation.</summary>
    public Type DeclaringType => Method.DeclaringType!;

    /// <summary>Class and method, as the genuine host names timers and locks in storage.</summary>
    public string FullName => $"{DeclaringType.FullName}.{Method.Name}";
}
