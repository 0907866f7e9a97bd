using System.Collections.Immutable;
using SurveyPipeline.Pages.Paper;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>A poster of one A4 page, in the language of those who pass by; what only the organiser sees of it is in the organiser's.</summary>
public sealed record PosterView
{
    /// <summary>The words of the poster.</summary>
    public required Wording Words { get; init; }

    /// <summary>The words of the organiser's page around it.</summary>
    public required Wording OwnWords { get; init; }

    /// <summary>Who runs the survey.</summary>
    public required string Organiser { get; init; }

    /// <summary>Whether the survey is a trial.</summary>
    public required bool IsTrial { get; init; }

    /// <summary>What is worth knowing: minutes, anonymity, that it is voluntary.</summary>
    public required ImmutableArray<string> Facts { get; init; }

    /// <summary>When it opens or closes, as far as that lies ahead.</summary>
    public required ImmutableArray<string> Dates { get; init; }

    /// <summary>Who runs the survey and how to reach them.</summary>
    public required string Imprint { get; init; }

    /// <summary>The address as people type it.</summary>
    public required string WebAddress { get; init; }

    /// <summary>The whole address as a QR code.</summary>
    public required QrCode Code { get; init; }

    /// <summary>Back to the invitations.</summary>
    public required PageLink Back { get; init; }
}
