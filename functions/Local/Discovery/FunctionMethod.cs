using System.Reflection;

namespace SurveyPipeline.Functions.Local.Discovery;

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
