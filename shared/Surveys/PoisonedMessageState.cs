namespace SurveyPipeline.Surveys;

/// <summary>What an operator may know of a poisoned message: never its content.</summary>
/// <param name="Id">The service's id, as in the log that gives the reason.</param>
/// <param name="Age">How long it has been poison.</param>
/// <param name="CanBeReplayed">False if it was replayed before, or is no message of this product.</param>
public sealed record PoisonedMessageState(string Id, TimeSpan Age, bool CanBeReplayed);
