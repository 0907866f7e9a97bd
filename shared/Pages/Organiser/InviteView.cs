using System.Collections.Immutable;
using SurveyPipeline.Pages.Paper;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>What helps to invite people.</summary>
public sealed record InviteView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>One invitation for each language; empty where the public address is not known.</summary>
    public required ImmutableArray<Invitation> Invitations { get; init; }

    /// <summary>Where the survey stands: whether inviting makes sense.</summary>
    public required DatesView Dates { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

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

    /// <summary>What is to be sent, in order; empty where nothing lies ahead.</summary>
    public required ImmutableArray<InvitationMessage> Messages { get; init; }
}

/// <summary>A short text to send.</summary>
/// <param name="Name">What it is and when to send it.</param>
/// <param name="Text">The text.</param>
public sealed record InvitationMessage(string Name, string Text)
{
    /// <summary>The lines of the text, for the height of its field.</summary>
    public int Lines => Text.Count(c => c == '\n') + 1;
}

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

    /// <summary>From when people can answer, as far as that lies ahead.</summary>
    public required ImmutableArray<string> Dates { get; init; }

    /// <summary>Until when, or null.</summary>
    public required string? Until { get; init; }

    /// <summary>Who runs the survey and how to reach them.</summary>
    public required string Imprint { get; init; }

    /// <summary>The address as people type it.</summary>
    public required string WebAddress { get; init; }

    /// <summary>The whole address as a QR code.</summary>
    public required QrCode Code { get; init; }

    /// <summary>Back to the invitations.</summary>
    public required PageLink Back { get; init; }
}
