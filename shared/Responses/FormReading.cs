namespace SurveyPipeline.Responses;

/// <summary>What came of reading a request body: fields, or why there are none.</summary>
/// <param name="Outcome">Whether it could be read.</param>
/// <param name="Fields">The fields; empty unless it could.</param>
public sealed record FormReading(FormOutcome Outcome, FormFields Fields);
