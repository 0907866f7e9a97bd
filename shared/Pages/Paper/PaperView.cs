using System.Collections.Immutable;

namespace SurveyPipeline.Pages.Paper;

/// <summary>The print version.</summary>
public sealed record PaperView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The whole questionnaire.</summary>
    public required ImmutableArray<PaperPart> Parts { get; init; }

    /// <summary>How often one person answers.</summary>
    public required ParticipationWording Participation { get; init; }

    /// <summary>Where to hand the form in.</summary>
    public required string Return { get; init; }

    /// <summary>Address of the start page as people type it, or null where it is not known.</summary>
    public string? WebAddress { get; init; }

    /// <summary>The whole address as a QR code, or null.</summary>
    public QrCode? Code { get; init; }

    /// <summary>Name and version of the instrument, for whoever types the form in.</summary>
    public required string Version { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
