using SurveyPipeline.Publication;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Surveys;

/// <summary>Learns from storage that the series of this process was ended by another one. Intake asks it before each message,
/// so that soon after the end nothing is stored any more, whichever hosts still run.</summary>
/// <param name="survey">The survey, which is told.</param>
/// <param name="releases">Where the end of a series is written.</param>
/// <param name="clock">Measures how old the knowledge is.</param>
public sealed class SeriesWatch(Survey survey, IReleaseStore releases, TimeProvider clock)
{
    /// <summary>How old the knowledge may be that the series goes on: 30 seconds.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private volatile Look? last;

    /// <summary>Looks, unless it was looked within <see cref="Freshness"/>.</summary>
    /// <exception cref="SeriesEndedException">The series has ended.</exception>
    public async Task ThrowIfEndedAsync(CancellationToken cancellationToken)
    {
        if (!survey.HasEnded && (last is not { } look || clock.GetElapsedTime(look.At) > Freshness))
        {
            await LookAsync(cancellationToken);
        }

        if (survey.HasEnded)
        {
            throw new SeriesEndedException();
        }
    }

    /// <summary>Looks now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        // Taken before the call: an end that is written during it may not be seen.
        var now = clock.GetTimestamp();
        var record = await releases.ReadSeriesAsync(survey.Series.Id, cancellationToken);
        if (record?.EndedAt is not null)
        {
            survey.End(bySuccessor: record.SupersededBy is not null);
        }

        last = new Look(now);
    }

    private sealed record Look(long At);
}
