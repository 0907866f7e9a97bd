namespace SurveyPipeline.Pages.Results;

/// <summary>One file of a published report.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Size">Its size, in words.</param>
public sealed record ResultFile(string Text, string Address, string Size);
