using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Publication;

/// <summary>Where is kept what organisers write about their survey. Pages write it; what closes periods only reads it, and trusts nothing of it:
/// what cannot be read is passed over.</summary>
public interface IOrganiserNotes
{
    /// <summary>Everything that was entered of how many people were asked.</summary>
    Task<ImmutableArray<AskedNumbers>> ListAskedAsync(CancellationToken cancellationToken);

    /// <summary>Enters how many people were asked in a period, in place of what was entered before.</summary>
    Task WriteAskedAsync(AskedNumbers asked, CancellationToken cancellationToken);

    /// <summary>The statements beside all reports, by series, period and number.</summary>
    Task<ImmutableArray<Statement>> ListStatementsAsync(CancellationToken cancellationToken);

    /// <summary>Attaches a statement to a report. One that says the same is not attached twice.</summary>
    /// <param name="series">The series of the report.</param>
    /// <param name="period">Its period.</param>
    /// <param name="date">The day of the statement.</param>
    /// <param name="texts">What it says, by language.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The statement that stands.</returns>
    Task<Statement> AttachStatementAsync(
        SeriesId series,
        Period period,
        DateOnly date,
        FrozenDictionary<Language, string> texts,
        CancellationToken cancellationToken
    );
}
