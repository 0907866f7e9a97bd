using SurveyPipeline.Pages.Paper;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>What invites people to answer in one language.</summary>
public sealed record Invitation
{
    /// <summary>Name of the language in itself.</summary>
    public required string Language { get; init; }

    /// <summary>Its BCP 47 tag.</summary>
    public required string LocaleTag { get; init; }

    /// <summary>Address of the questionnaire.</summary>
    public required string Address { get; init; }

    /// <summary>The address as a QR code.</summary>
    public required QrCode Code { get; init; }

    /// <summary>Where the QR code can be saved.</summary>
    public required string CodeFile { get; init; }

    /// <summary>Where the poster is.</summary>
    public required string Poster { get; init; }

    /// <summary>Where the paper form is.</summary>
    public required string Paper { get; init; }

    /// <summary>A short text for an e-mail.</summary>
    public required string Message { get; init; }

    /// <summary>The lines of the text, for the height of its field.</summary>
    public int MessageLines => Message.Count(c => c == '\n') + 1;
}
