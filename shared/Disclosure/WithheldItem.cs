namespace SurveyPipeline.Disclosure;

/// <summary>A multi-choice item whose options could not be protected in this batch. No reason is ever given.</summary>
public sealed record WithheldItem : ProtectedItem;
