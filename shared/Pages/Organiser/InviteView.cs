using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>What helps to invite people.</summary>
public sealed record InviteView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>One invitation for each language; empty where the public address is not known.</summary>
    public required ImmutableArray<Invitation> Invitations { get; init; }

    /// <summary>Where the survey stands: whether inviting makes sense.</summary>
    public required SurveyDates Dates { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
