namespace SurveyPipeline.Responses;

/// <summary>Takes submissions over from the pages: when it returns, the submission is stored and will be counted exactly once.</summary>
public interface IResponseIntake
{
    /// <summary>Stores a submission.</summary>
    /// <exception cref="IntakeUnavailableException">It could not be stored; it may be sent again unchanged without being counted twice.</exception>
    /// <exception cref="SeriesEndedException">The series has ended: it is not stored.</exception>
    Task AcceptAsync(Submission submission, CancellationToken cancellationToken);
}
