namespace SurveyPipeline.Statistics;

/// <summary>A confidence interval, both limits included.</summary>
/// <param name="Low">The lower limit.</param>
/// <param name="High">The upper limit.</param>
public readonly record struct Interval(double Low, double High);
