using RazorSlices;

namespace SurveyPipeline.Pages;

/// <summary>A page, or a redirect, on its way to a browser.</summary>
public sealed record PageAnswer
{
    /// <summary>The page; null for a redirect.</summary>
    public RazorSlice? Content { get; init; }

    /// <summary>The style sheet that the page holds. Default: <see cref="StyleSheet.Site"/>.</summary>
    public StyleSheet Style { get; init; } = StyleSheet.Site;

    /// <summary>HTTP status. Default: 200.</summary>
    public int Status { get; init; } = 200;

    /// <summary>BCP 47 tag of the page's language, or null where there is none.</summary>
    public string? LocaleTag { get; init; }

    /// <summary>Where a redirect leads, or null.</summary>
    public string? Location { get; init; }

    /// <summary>When trying again makes sense, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True for a page that is the same for everyone and may be kept for five minutes. Default: false, asked for again each time.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether search engines may list it. Default: no.</summary>
    public bool IsFindable { get; init; }

    /// <summary>Request header besides <c>Accept-Encoding</c> on which the answer depends, or null.</summary>
    public string? VariesBy { get; init; }
}
