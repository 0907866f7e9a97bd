using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions.Local.Discovery;

namespace SurveyPipeline.Functions.Local.Invocation;

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
