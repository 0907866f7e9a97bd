using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using SurveyPipeline.Pages;
using SurveyPipeline.Series;

namespace SurveyPipeline.Functions.Requests;

/// <summary>The one way in which operators are answered: with their key alone, in JSON or plain text with the site's headers, and no exception that leaves it.</summary>
public sealed class OperatorEndpoint(OperatorsKey key, RequestGuard guard)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Answers with what the work returns, or with a plain error; without the key nothing is done.</summary>
    /// <param name="request">The request.</param>
    /// <param name="function">Name of the function, for the log.</param>
    /// <param name="work">Gives status and body.</param>
    public Task AnswerAsync(
        HttpRequest request,
        string function,
        Func<Task<(int Status, object Body)>> work
    )
    {
        var context = request.HttpContext;
        return guard.RunAsync(context, function, WorkAsync, FailAsync);

        async Task WorkAsync()
        {
            var (status, body) = key.Opens(request)
                ? await TryAsync(work)
                : (
                    StatusCodes.Status401Unauthorized,
                    new
                    {
                        error = $"The header {OperatorsKey.Header} must hold the operators' key.",
                    }
                );
            await WriteAsync(context, status, body);
        }

        Task FailAsync() =>
            WriteAsync(
                context,
                StatusCodes.Status503ServiceUnavailable,
                new { error = "It failed; the reason is in the log. It can be called again." }
            );
    }

    // What is wrong with a questionnaire only an operator can mend, and the sentence that says how holds no content.
    private static async Task<(int, object)> TryAsync(Func<Task<(int, object)>> work)
    {
        try
        {
            return await work();
        }
        catch (SeriesUnreadableException error)
        {
            return (StatusCodes.Status503ServiceUnavailable, new { error = error.Message });
        }
    }

    /// <summary>Writes an answer with the site's headers: a text as it is, anything else as JSON.</summary>
    public static async Task WriteAsync(HttpContext context, int status, object body)
    {
        PageHeaders.Write(context);
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.ContentType =
            body is string ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(
            body is string text
                ? Encoding.UTF8.GetBytes(text)
                : JsonSerializer.SerializeToUtf8Bytes(body, Json),
            context.RequestAborted
        );
    }
}
