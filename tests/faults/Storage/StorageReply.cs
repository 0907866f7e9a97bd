using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace SurveyPipeline.Tests.Faults.Storage;

/// <summary>An answer of storage.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body.</param>
internal sealed record StorageReply(
    int Status,
    ImmutableArray<(string Name, string[] Values)> Headers,
    byte[] Body
)
{
    /// <summary>Reads it whole.</summary>
    public static async Task<StorageReply> ReadAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    ) =>
        new(
            (int)response.StatusCode,
            [
                .. response
                    .Headers.Concat(response.Content.Headers)
                    .Where(h => h.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive"))
                    .Select(h => (h.Key, h.Value.ToArray())),
            ],
            await response.Content.ReadAsByteArrayAsync(cancellationToken)
        );

    /// <summary>Hands it on.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        WriteHead(context);
        await context.Response.Body.WriteAsync(Body);
    }

    /// <summary>Hands half of it on, then breaks the connection.</summary>
    public async Task CutAsync(HttpContext context)
    {
        WriteHead(context);
        if (Body.Length > 0)
        {
            await context.Response.Body.WriteAsync(Body.AsMemory(0, Body.Length / 2));
            await context.Response.Body.FlushAsync();
        }

        context.Abort();
    }

    private void WriteHead(HttpContext context)
    {
        context.Response.StatusCode = Status;
        foreach (var (name, values) in Headers)
        {
            context.Response.Headers[name] = values;
        }
    }
}
