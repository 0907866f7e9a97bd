using SurveyPipeline.Publication;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Surveys;

/// <summary>Keeps the survey of this process as storage has it: opens it, and learns that its series was ended by another process. Intake asks it
/// before each message, so that soon after the end nothing is stored any more, whichever hosts still run.</summary>
/// <param name="survey">The survey, which is told.</param>
/// <param name="open">What pages may know of the survey.</param>
/// <param name="clock">Measures how old the knowledge is.</param>
public sealed class SeriesWatch(Survey survey, IOpenSurvey open, TimeProvider clock)
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
    /// <exception cref="SeriesDisagreementException">The series was begun otherwise than this process would have begun it.</exception>
    /// <exception cref="SurveyNotOpenException">The series has not begun.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        // Taken before the call: an end that is written during it may not be seen.
        var now = clock.GetTimestamp();
        var found = await open.ReadAsync(cancellationToken);
        if (found?.Find(survey.Series.Id) is not { } series)
        {
            throw new SurveyNotOpenException(
                $"The series {survey.Series.Id} has not begun: the app that counts begins it when it starts."
            );
        }

        SeriesDisagreementException.ThrowIfAny(
            SeriesAgreement.Compare(survey.Series, series.Record)
        );
        survey.Open(series.Record, found.Sealing);
        last = new Look(now);
    }

    private sealed record Look(long At);
}
