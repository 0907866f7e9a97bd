using System.Collections.Immutable;

namespace SurveyPipeline.Pages.Paper;

/// <summary>One block on paper.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Intro">A sentence below it, or null.</param>
/// <param name="Runs">Its items.</param>
public sealed record PaperPart(string Heading, string? Intro, ImmutableArray<PaperRun> Runs);
