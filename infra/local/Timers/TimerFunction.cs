using System.Diagnostics.CodeAnalysis;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Local.Invocation;

namespace SurveyPipeline.Local.Timers;

/// <summary>Runs one timer function.</summary>
internal sealed partial class TimerFunction(FunctionMethod function, IServiceProvider services)
{
    private readonly FunctionInvoker invoker = new(function);
    private readonly ILogger logger = services.GetRequiredService<ILogger<TimerFunction>>();
    private readonly Drain drain = services.GetRequiredService<Drain>();

    /// <summary>Runs the function; its failure is logged. False when the host's end cut it short, so that it counts as not run.</summary>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "A function's exception ends its own run, not its schedule."
    )]
    public async Task<bool> RunAsync(TimerInfo info)
    {
        var context = new LocalFunctionContext(LocalBindingContext.Empty, drain.Limit);
        try
        {
            await using var scope = services.CreateAsyncScope();
            await invoker.InvokeAsync(scope.ServiceProvider, info, context);
        }
        catch (OperationCanceledException) when (drain.Limit.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            LogFailed(function.Name, context.InvocationId, Failure.Describe(exception));
        }
        return true;
    }

    [LoggerMessage(
        LogLevel.Error,
        "Function {Function} failed (invocation {InvocationId}): {Failure}"
    )]
    private partial void LogFailed(string function, string invocationId, string failure);
}
