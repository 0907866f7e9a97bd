using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SurveyPipeline.Reports;

namespace SurveyPipeline.Pages;

/// <summary>Writes a published file as it is stored, with the headers of the site: its ETag is its hash, parts of it can be asked for.</summary>
public static class FileWriter
{
    // A report brings its own style sheet, which may be an older one than this program's.
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Answers a request with a file. A web page opens in the browser, anything else is saved.</summary>
    /// <param name="context">The request.</param>
    /// <param name="period">Name of the period, for the name of the saved file.</param>
    /// <param name="entry">What the manifest says of the file.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="isShared">Whether anyone may have it, and caches may keep it.</param>
    public static async Task WriteAsync(
        HttpContext context,
        string period,
        ReportManifestEntry entry,
        ReadOnlyMemory<byte> bytes,
        bool isShared
    )
    {
        PageHeaders.Write(context, Policy);
        var headers = context.Response.Headers;
        headers.CacheControl = isShared ? "public, max-age=300" : "private, no-cache";
        var opens = entry.ContentType.StartsWith("text/html", StringComparison.Ordinal);
        var disposition = new ContentDispositionHeaderValue(opens ? "inline" : "attachment")
        {
            FileName = $"{period}-{entry.Name}",
        };
        headers.ContentDisposition = disposition.ToString();
        var file = Microsoft.AspNetCore.Http.Results.Bytes(
            bytes,
            entry.ContentType,
            enableRangeProcessing: true,
            entityTag: new EntityTagHeaderValue($"\"{entry.Sha256}\"")
        );
        await file.ExecuteAsync(context);
    }
}
