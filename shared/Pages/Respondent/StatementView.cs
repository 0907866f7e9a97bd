namespace SurveyPipeline.Pages.Respondent;

/// <summary>A page of plain text: thanks, privacy, accessibility.</summary>
public sealed record StatementView
{
    /// <summary>What stands around the content; its title is the heading.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>How to reach the organiser.</summary>
    public required string Contact { get; init; }

    /// <summary>The smallest number of respondents of which a result is published.</summary>
    public required int Threshold { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
