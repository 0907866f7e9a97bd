using System.Globalization;
using Microsoft.AspNetCore.Http;
using RazorSlices;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages;

/// <summary>Writes every page and redirect of the site: rendered whole before the first byte goes out, compressed, with all its headers.</summary>
public static class PageWriter
{
    /// <summary>Answers a request. A page that fails to render has written nothing yet, so that another can be written instead.</summary>
    public static async Task WriteAsync(
        HttpContext context,
        PageAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var page = answer.Content is { } content
            ? await RenderAsync(content, cancellationToken)
            : ReadOnlyMemory<byte>.Empty;
        var coding = page.IsEmpty
            ? null
            : PageCompression.Choose(context.Request.Headers.AcceptEncoding);
        var bytes = PageCompression.Compress(coding, page);
        WriteHeaders(context, answer, coding);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, cancellationToken);
    }

    /// <summary>Renders a slice to UTF-8 bytes, every value encoded for HTML.</summary>
    public static async Task<ReadOnlyMemory<byte>> RenderAsync(
        RazorSlice slice,
        CancellationToken cancellationToken
    )
    {
        using (slice)
        {
            return await MarkedHtml.RenderAsync(slice, cancellationToken);
        }
    }

    private static void WriteHeaders(HttpContext context, PageAnswer answer, string? coding)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        PageHeaders.Write(context, answer.Style, answer.IsFindable);
        var headers = response.Headers;
        headers.CacheControl = answer.IsShared ? "public, max-age=300" : "private, no-cache";
        headers.Vary = answer.VariesBy is null
            ? "Accept-Encoding"
            : $"Accept-Encoding, {answer.VariesBy}";
        if (answer.Content is not null)
        {
            response.ContentType = "text/html; charset=utf-8";
        }

        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        if (answer.LocaleTag is not null)
        {
            headers.ContentLanguage = answer.LocaleTag;
        }

        if (answer.Location is not null)
        {
            headers.Location = answer.Location;
        }

        if (answer.RetryAfter is { } wait)
        {
            headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
        }
    }
}
