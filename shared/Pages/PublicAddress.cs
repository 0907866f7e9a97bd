using System.Net;
using Microsoft.AspNetCore.Http;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages;

/// <summary>The address under which people reach this site: as the settings say, or else as the request was made.</summary>
public static class PublicAddress
{
    // A host name has 253 characters at the most (RFC 1035), a port six more. Longer ones fit in no QR code.
    private const int LongestHost = 259;

    /// <summary>The root of the site, such as <c>https://survey.example.org</c>; null where it is this computer only or not told.</summary>
    public static Uri? Find(HttpRequest request, SurveyOptions options) =>
        options.Address
        ?? (
            TryRead($"{request.Scheme}://{request.Host.Value}") is { } address
            && !IsLoopback(address)
                ? address
                : null
        );

    /// <summary>The root of a site; null for a text that is none.</summary>
    public static Uri? TryRead(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
        && address.Authority.Length is > 0 and <= LongestHost
            ? address
            : null;

    // Uri.IsLoopback also asks the machine for its own name.
    private static bool IsLoopback(Uri address) =>
        string.Equals(address.IdnHost, "localhost", StringComparison.OrdinalIgnoreCase)
        || (
            IPAddress.TryParse(address.IdnHost, out var number)
            && (IPAddress.IsLoopback(number) || number.Equals(IPAddress.Any))
        );
}
