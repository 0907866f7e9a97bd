using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Local.Invocation;

namespace SurveyPipeline.Local.Http;

/// <summary>Answers the requests of one function.</summary>
internal sealed partial class HttpFunction(
    FunctionMethod function,
    KeyCheck keyCheck,
    Drain drain,
    ILogger<HttpFunction> logger
)
{
    private readonly FunctionInvoker invoker = new(function);
    private readonly HttpTriggerAttribute trigger = (HttpTriggerAttribute)function.Trigger;

    /// <summary>Checks the key and runs the function.</summary>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "A function's exception ends its own request, not the host."
    )]
    public async Task AnswerAsync(HttpContext http)
    {
        if (!keyCheck.Opens(trigger.AuthLevel, http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            drain.Limit
        );
        var context = new LocalFunctionContext(LocalBindingContext.Empty, ending.Token);
        try
        {
            await invoker.InvokeAsync(http.RequestServices, http.Request, context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: nobody is left to answer.
        }
        catch (OperationCanceledException) when (drain.Limit.IsCancellationRequested)
        {
            Refuse(http.Response, StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception exception)
        {
            LogEscaped(function.Name, context.InvocationId, Failure.Describe(exception));
            // The genuine host answers an empty 500 too.
            Refuse(http.Response, StatusCodes.Status500InternalServerError);
        }
    }

    private static void Refuse(HttpResponse response, int statusCode)
    {
        if (response.HasStarted)
        {
            response.HttpContext.Abort();
            return;
        }
        response.Clear();
        response.StatusCode = statusCode;
    }

    [LoggerMessage(
        LogLevel.Error,
        "Function {Function} let an exception escape (invocation {InvocationId}): {Failure}"
    )]
    private partial void LogEscaped(string function, string invocationId, string failure);
}
