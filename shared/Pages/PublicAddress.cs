using System.Net;
using Microsoft.AspNetCore.Http;

namespace SurveyPipeline.Pages;

/// <summary>The address under which people reach this site, as far as a request tells. A front end may stand between them and us.</summary>
public static class PublicAddress
{
    // A host name has 253 characters at the most (RFC 1035), a port six more. Longer ones fit in no QR code.
    private const int LongestHost = 259;

    /// <summary>Whether the person's connection is encrypted.</summary>
    public static bool IsSecure(HttpRequest request) =>
        request.IsHttps
        || string.Equals(
            First(request, "X-Forwarded-Proto"),
            "https",
            StringComparison.OrdinalIgnoreCase
        );

    /// <summary>The root of the site, such as <c>https://survey.example.org</c>; null where it is this computer only or not told.</summary>
    public static Uri? Find(HttpRequest request)
    {
        var scheme = IsSecure(request) ? "https" : "http";
        var host = First(request, "X-Forwarded-Host") ?? request.Host.Value;
        return
            host is { Length: > 0 and <= LongestHost }
            && Uri.TryCreate($"{scheme}://{host}", UriKind.Absolute, out var address)
            && !IsLoopback(address)
            && address is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? address
            : null;
    }

    // Uri.IsLoopback also asks the machine for its own name.
    private static bool IsLoopback(Uri address) =>
        string.Equals(address.IdnHost, "localhost", StringComparison.OrdinalIgnoreCase)
        || (
            IPAddress.TryParse(address.IdnHost, out var number)
            && (IPAddress.IsLoopback(number) || number.Equals(IPAddress.Any))
        );

    private static string? First(HttpRequest request, string header) =>
        request.Headers[header] is [{ Length: > 0 } value, ..] ? value.Split(',')[0].Trim() : null;
}
