using System.Collections.Immutable;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>Which reports were announced. Every method may throw on storage failure, and may then have done its work or not.</summary>
public interface IAnnouncementMarks
{
    /// <summary>The reports that were announced, each by its series and the name of its period.</summary>
    Task<ImmutableHashSet<(SeriesId Series, string Period)>> ListAsync(
        CancellationToken cancellationToken
    );

    /// <summary>Notes that a report was announced; a note that stands already stays as it is.</summary>
    Task MarkAsync(
        SeriesId series,
        Period period,
        DateOnly date,
        CancellationToken cancellationToken
    );
}
