namespace SurveyPipeline.Disclosure;

/// <summary>What is stored, and all that a reader can ever learn, of one item in one released batch.</summary>
public abstract record ProtectedItem;
