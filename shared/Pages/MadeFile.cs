using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SurveyPipeline.Pages;

/// <summary>A file that is made of what is published, for this request: whoever may read the reports may have it.</summary>
/// <param name="Name">The name to save it under.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">Its content.</param>
public sealed record MadeFile(string Name, string ContentType, byte[] Bytes)
{
    /// <summary>Whether it opens in the browser. Default: it is saved.</summary>
    public bool Opens { get; init; }

    /// <summary>Whether anyone may have it, and caches may keep it. Default: no.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether search engines may list it. Default: no.</summary>
    public bool IsFindable { get; init; }

    /// <summary>Answers a request with it.</summary>
    public Task WriteAsync(HttpContext context)
    {
        PageHeaders.Write(
            context,
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
            IsFindable
        );
        var headers = context.Response.Headers;
        headers.CacheControl = IsShared ? "public, max-age=300" : "private, no-cache";
        headers.ContentDisposition = new ContentDispositionHeaderValue(
            Opens ? "inline" : "attachment"
        )
        {
            FileName = Name,
        }.ToString();
        headers.Vary = "Accept-Encoding";
        var coding = PageCompression.Choose(context.Request.Headers.AcceptEncoding);
        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        return Microsoft
            .AspNetCore.Http.Results.Bytes(PageCompression.Compress(coding, Bytes), ContentType)
            .ExecuteAsync(context);
    }
}
