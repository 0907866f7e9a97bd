using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Pages;

/// <summary>Writes a published file as it is stored, with the headers of the site: its ETag is its hash, parts of it can be asked for.
/// Only a web page that is asked for whole is compressed on its way, which its ETag then says too.</summary>
public static class FileWriter
{
    // A report brings its own style sheet, which may be an older one than this program's.
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Answers a request with a file. A web page opens in the browser, anything else is saved.</summary>
    /// <param name="context">The request.</param>
    /// <param name="address">Of which report it is, for the name of the saved file.</param>
    /// <param name="entry">What the manifest says of the file.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="isShared">Whether anyone may have it, and caches may keep it.</param>
    /// <param name="isFindable">Whether search engines may list it.</param>
    public static async Task WriteAsync(
        HttpContext context,
        ReportAddress address,
        ReportManifestEntry entry,
        ReadOnlyMemory<byte> bytes,
        bool isShared,
        bool isFindable = false
    )
    {
        PageHeaders.Write(context, Policy, isFindable);
        var headers = context.Response.Headers;
        headers.CacheControl = isShared ? "public, max-age=300" : "private, no-cache";
        var opens = entry.ContentType.StartsWith("text/html", StringComparison.Ordinal);
        var disposition = new ContentDispositionHeaderValue(opens ? "inline" : "attachment")
        {
            FileName = NameOf(address, entry),
        };
        headers.ContentDisposition = disposition.ToString();
        var coding = opens ? ChooseCoding(context) : null;
        var tag = coding is null ? entry.Sha256 : $"{entry.Sha256}-{coding}";
        var file = Microsoft.AspNetCore.Http.Results.Bytes(
            PageCompression.Compress(coding, bytes),
            entry.ContentType,
            enableRangeProcessing: coding is null,
            entityTag: new EntityTagHeaderValue($"\"{tag}\"")
        );
        await file.ExecuteAsync(context);
    }

    /// <summary>Answers with a file that was made for this request, to be saved.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The name to save it under.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="bytes">Its content.</param>
    public static Task WriteMadeAsync(
        HttpContext context,
        string name,
        string contentType,
        byte[] bytes
    )
    {
        PageHeaders.Write(
            context,
            "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
        );
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentDisposition = $"attachment; filename={name}";
        return Microsoft.AspNetCore.Http.Results.Bytes(bytes, contentType).ExecuteAsync(context);
    }

    // Parts are parts of the stored bytes, so whoever asks for one gets those.
    private static string? ChooseCoding(HttpContext context)
    {
        var (request, headers) = (context.Request.Headers, context.Response.Headers);
        headers.Vary = "Accept-Encoding";
        var coding =
            request.Range.Count == 0 ? PageCompression.Choose(request.AcceptEncoding) : null;
        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        return coding;
    }

    // Among the downloads of a year, a name has to say of which survey and period it is.
    private static string NameOf(ReportAddress address, ReportManifestEntry entry) =>
        $"{address.Series.Value.Replace('@', '-').Replace('~', '-')}-{address.Period}-{entry.Name}";
}
