namespace SurveyPipeline.Publication;

/// <summary>Where it is kept what public pages may know of the survey. Every method may throw on storage failure.</summary>
public interface IOpenSurvey
{
    /// <summary>What stands there; null where no survey was ever opened.</summary>
    /// <exception cref="InvalidDataException">What stands there is not what this program wrote.</exception>
    Task<OpenSurvey?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes it anew. Of two that write at once, the later one describes what the earlier one knew too.</summary>
    /// <param name="describe">Given what stands, describes what shall; null writes nothing. May be called several times.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task WriteAsync(
        Func<OpenSurvey?, CancellationToken, Task<OpenSurvey?>> describe,
        CancellationToken cancellationToken
    );
}
