using Microsoft.AspNetCore.Http;

namespace SurveyPipeline.Pages;

/// <summary>The headers that every answer of this site carries, pages, redirects and files alike.</summary>
public static class PageHeaders
{
    private const string Permissions =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
        + "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), "
        + "microphone=(), midi=(), payment=(), publickey-credentials-get=(), "
        + "screen-wake-lock=(), usb=(), web-share=(), xr-spatial-tracking=()";

    /// <summary>Writes them, with the content security policy of our own pages.</summary>
    /// <param name="context">The request.</param>
    /// <param name="style">The one style sheet that the page may use; null for <see cref="StyleSheet.Site"/>.</param>
    /// <param name="isFindable">Whether search engines may list the answer.</param>
    public static void Write(
        HttpContext context,
        StyleSheet? style = null,
        bool isFindable = false
    ) =>
        Write(
            context,
            $"default-src 'none'; style-src {(style ?? StyleSheet.Site).PolicySource}; img-src data:; "
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            isFindable
        );

    /// <summary>Writes them, with another content security policy.</summary>
    public static void Write(
        HttpContext context,
        string contentSecurityPolicy,
        bool isFindable = false
    )
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        if (!isFindable)
        {
            headers["X-Robots-Tag"] = "noindex";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }
}
