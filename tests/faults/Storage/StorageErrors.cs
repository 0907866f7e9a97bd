using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SurveyPipeline.Tests.Faults.Storage;

/// <summary>Answers as storage words them: XML for blobs and queues, JSON for tables, the code also as a header.</summary>
internal static class StorageErrors
{
    private static readonly FrozenDictionary<Disturbance, (int Status, string Code)> Errors =
        new Dictionary<Disturbance, (int, string)>
        {
            [Disturbance.Busy] = (503, "ServerBusy"),
            [Disturbance.BusyAfterwards] = (503, "ServerBusy"),
            [Disturbance.ErrorAfterwards] = (500, "InternalError"),
            [Disturbance.TimeoutAfterwards] = (500, "OperationTimedOut"),
            [Disturbance.Forbidden] = (403, "AuthorizationFailure"),
            [Disturbance.Unauthorized] = (401, "InvalidAuthenticationInfo"),
            [Disturbance.Disabled] = (403, "AccountIsDisabled"),
            [Disturbance.Full] = (507, "InsufficientStorage"),
        }.ToFrozenDictionary();

    /// <summary>Answers with the error of a disturbance.</summary>
    public static async Task WriteAsync(
        HttpContext context,
        StorageService service,
        Disturbance disturbance
    )
    {
        var (status, code) = Errors[disturbance];
        var isTable = service is StorageService.Table;
        var body = isTable
            ? $$"""{"odata.error":{"code":"{{code}}","message":{"lang":"en-US","value":"Simulated."} } }"""
            : $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>Simulated.</Message></Error>";
        context.Response.StatusCode = status;
        context.Response.ContentType = isTable ? "application/json" : "application/xml";
        context.Response.Headers["x-ms-error-code"] = code;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
    }
}
