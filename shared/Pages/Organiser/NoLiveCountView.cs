using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Why there is no live count.</summary>
public sealed record NoLiveCountView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The smallest number of respondents in a release.</summary>
    public required int Threshold { get; init; }

    /// <summary>Back to the start page.</summary>
    public required PageLink Back { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
