namespace SurveyPipeline.Instruments;

/// <summary>A response category of a closed item: a scale point or an option.</summary>
/// <param name="Code">The value that a form sends and that a message carries (<c>4</c>, <c>na</c>, <c>welfare-centre</c>).</param>
/// <param name="Label">What respondents read.</param>
/// <param name="IsOptOut">True for "does not apply" or "prefer not to answer"; a blank answer counts here.</param>
/// <param name="IsExclusive">Multi-choice only: cannot be chosen together with another option.</param>
public sealed record Category(string Code, LocalizedText Label, bool IsOptOut, bool IsExclusive);
