using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Invocation;

/// <summary>Runs one function: its class is made afresh from the invocation's own service scope.</summary>
internal sealed class FunctionInvoker
{
    private readonly FunctionMethod function;
    private readonly ObjectFactory create;
    private readonly ImmutableArray<Func<object, FunctionContext, object>> arguments;

    /// <exception cref="LocalHostException">A parameter can't be bound.</exception>
    public FunctionInvoker(FunctionMethod function)
    {
        this.function = function;
        create = ActivatorUtilities.CreateFactory(function.DeclaringType, []);
        arguments = [.. function.Method.GetParameters().Select(Argument)];
    }

    /// <summary>Runs the function; its exceptions come out as they are.</summary>
    /// <param name="services">The scope of this invocation.</param>
    /// <param name="trigger">What the trigger binds.</param>
    /// <param name="context">The invocation.</param>
    public Task InvokeAsync(IServiceProvider services, object trigger, FunctionContext context) =>
        (Task)
            function.Method.Invoke(
                create(services, null),
                BindingFlags.DoNotWrapExceptions,
                binder: null,
                [.. arguments.Select(argument => argument(trigger, context))],
                CultureInfo.InvariantCulture
            )!;

    private Func<object, FunctionContext, object> Argument(ParameterInfo parameter)
    {
        if (parameter.Position == function.TriggerParameter.Position)
        {
            return (trigger, _) => trigger;
        }
        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return (_, context) => context;
        }
        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return (_, context) => context.CancellationToken;
        }
        throw new LocalHostException(
            $"Parameter '{parameter.Name}' of function '{function.Name}' can't be bound: beside the trigger a function takes FunctionContext and CancellationToken."
        );
    }
}

/// <summary>One invocation in the local host.</summary>
internal sealed class LocalFunctionContext(
    LocalBindingContext bindingContext,
    CancellationToken cancellationToken
) : FunctionContext
{
    /// <inheritdoc />
    public override string InvocationId { get; } =
        new Guid(RandomNumberGenerator.GetBytes(16)).ToString();

    /// <inheritdoc />
    public override BindingContext BindingContext => bindingContext;

    /// <inheritdoc />
    public override CancellationToken CancellationToken => cancellationToken;

    /// <inheritdoc />
    public override string FunctionId => throw NotHere();

    /// <inheritdoc />
    public override FunctionDefinition FunctionDefinition => throw NotHere();

    /// <inheritdoc />
    public override TraceContext TraceContext => throw NotHere();

    /// <inheritdoc />
    public override RetryContext RetryContext => throw NotHere();

    /// <inheritdoc />
    public override IInvocationFeatures Features => throw NotHere();

    /// <inheritdoc />
    public override IServiceProvider InstanceServices
    {
        get => throw NotHere();
        set => throw NotHere();
    }

    /// <inheritdoc />
    public override IDictionary<object, object> Items { get; set; } =
        new Dictionary<object, object>();

    // A function that wants more than these must be tried on the genuine worker.
    private static NotSupportedException NotHere() => new("The local host does not offer this.");
}

/// <summary>The binding data of one invocation.</summary>
internal sealed class LocalBindingContext(ImmutableDictionary<string, object?> bindingData)
    : BindingContext
{
    /// <summary>No binding data.</summary>
    public static LocalBindingContext Empty { get; } =
        new(ImmutableDictionary<string, object?>.Empty);

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, object?> BindingData => bindingData;
}

/// <summary>Words for the log about an exception.</summary>
internal static class Failure
{
    /// <summary>Types and places, never messages: those may hold what a person sent.</summary>
    public static string Describe(Exception exception) =>
        exception.InnerException is { } inner
            ? $"{exception.GetType()} because of {inner.GetType()}{Environment.NewLine}{exception.StackTrace}"
            : $"{exception.GetType()}{Environment.NewLine}{exception.StackTrace}";
}

/// <summary>Tells running invocations when the host has waited for them long enough.</summary>
internal sealed class Drain : IDisposable
{
    private readonly CancellationTokenSource limit = new();

    /// <summary>Cancelled when invocations must end.</summary>
    public CancellationToken Limit => limit.Token;

    /// <summary>Lets running invocations go on for this long, then cancels them.</summary>
    public void CancelAfter(TimeSpan wait) => limit.CancelAfter(wait);

    /// <inheritdoc />
    public void Dispose() => limit.Dispose();
}
