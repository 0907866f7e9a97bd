namespace SurveyPipeline.Disclosure;

/// <summary>The chance that protection uses.</summary>
public interface ITableDraws
{
    /// <summary>One draw of a table.</summary>
    /// <param name="table">The table and attempt.</param>
    /// <param name="index">Which of its draws, from 0; asked for in order.</param>
    /// <param name="bound">m, 1 or more.</param>
    /// <returns>A whole number from 0 to <paramref name="bound"/>, exclusive, each equally likely.</returns>
    int Draw(TableAttempt table, int index, int bound);
}
