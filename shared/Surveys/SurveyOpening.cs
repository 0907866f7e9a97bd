using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Surveys;

/// <summary>Opens the survey at start: begins its series in storage, or checks that settings and instrument agree with it. One that has
/// ended opens too: its pages say so, its reports stay readable, and the schedule brings it to its end.</summary>
/// <param name="releases">Where series are kept.</param>
/// <param name="clock">Says in which period a series begins.</param>
public sealed class SurveyOpening(IReleaseStore releases, TimeProvider clock)
{
    /// <summary>Opens the survey.</summary>
    /// <returns>Its series, as it stands.</returns>
    /// <param name="instrument">Its instrument.</param>
    /// <param name="options">Its settings, already checked.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="SeriesDisagreementException">The series was begun otherwise, settings and instrument do not go together, or
    /// the secret is lost.</exception>
    public async Task<SeriesRecord> OpenAsync(
        Instrument instrument,
        SurveyOptions options,
        CancellationToken cancellationToken
    )
    {
        var wanted = Describe(instrument, options, clock.GetUtcNow());
        CheckParticipation(wanted);
        var record =
            await releases.ReadSeriesAsync(wanted.Id, cancellationToken)
            ?? await BeginAsync(instrument, wanted, cancellationToken);
        SeriesDisagreementException.ThrowIfAny(SeriesAgreement.Compare(wanted, record));
        // A series that is erased needs none: nothing of it is closed any more.
        if (
            !record.IsErased && await releases.ReadSecretAsync(record.Id, cancellationToken) is null
        )
        {
            throw SecretLost(record.Id);
        }

        return record;
    }

    /// <summary>The series that an instrument and the settings begin now.</summary>
    public static SeriesRecord Describe(
        Instrument instrument,
        SurveyOptions options,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = SeriesId.Of(instrument, options.Trial),
            InstrumentSha256 = instrument.Sha256,
            Strata = [.. instrument.Strata.Select(s => s.Id)],
            Threshold = Math.Max(options.Threshold, instrument.PublicationThreshold),
            Participation = instrument.Participation,
            PeriodKind = options.Period,
            FirstPeriod = Period.Containing(options.Period, now),
            Shards = options.Shards,
        };

    private async Task<SeriesRecord> BeginAsync(
        Instrument instrument,
        SeriesRecord wanted,
        CancellationToken cancellationToken
    )
    {
        var standing = await releases.ListSeriesAsync(cancellationToken);
        RefuseOtherSurveys(instrument, wanted.Id, standing);
        await RehearseAsync(instrument, wanted, cancellationToken);
        if (
            standing.Any(s => !s.IsErased && s.Id.IsOfTheSameQuestionnaire(wanted.Id))
            && await releases.ReadSecretAsync(wanted.Id, cancellationToken) is null
        )
        {
            // A start that stops must not have ended anything.
            throw SecretLost(wanted.Id);
        }

        await EndEarlierVersionsAsync(instrument, wanted.Id, standing, cancellationToken);
        if (
            await releases.TryBeginSeriesAsync(wanted, SeriesSecret.Create(), cancellationToken)
            == SeriesBeginning.SecretLost
        )
        {
            throw SecretLost(wanted.Id);
        }

        return (await releases.ReadSeriesAsync(wanted.Id, cancellationToken))!;
    }

    /// <summary>One questionnaire for each storage: an app shows and publishes whatever lies in its own.</summary>
    private static void RefuseOtherSurveys(
        Instrument instrument,
        SeriesId begun,
        ImmutableArray<SeriesRecord> standing
    )
    {
        if (standing.FirstOrDefault(s => !s.Id.IsOf(instrument.Id)) is { } other)
        {
            throw new SeriesDisagreementException([
                $"{begun} cannot begin here: this storage holds another survey, {other.Id}, whose reports the same pages would show. Give this one a storage account of its own.",
            ]);
        }
    }

    private static async Task RehearseAsync(
        Instrument instrument,
        SeriesRecord wanted,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await ReportRehearsal.RunAsync(instrument, wanted, cancellationToken);
        }
        catch (ReportNotWrittenException error)
        {
            throw new SeriesDisagreementException([
                $"{wanted.Id} does not begin, because its reports could not be published. {error.Message}",
            ]);
        }
    }

    /// <summary>Before the new version begins, so that a crash between the two leaves no old one open.</summary>
    private async Task EndEarlierVersionsAsync(
        Instrument instrument,
        SeriesId begun,
        ImmutableArray<SeriesRecord> standing,
        CancellationToken cancellationToken
    )
    {
        foreach (var other in standing)
        {
            if (
                other.EndedAt is null
                && SeriesOrder.IsEarlierVersion(other.Id, begun, instrument.Id)
            )
            {
                var now = clock.GetUtcNow();
                await releases.WriteEndAsync(
                    other.Id,
                    r => r.EndedAt is null ? r with { EndedAt = now, SupersededBy = begun } : r,
                    cancellationToken
                );
            }
        }
    }

    private static SeriesDisagreementException SecretLost(SeriesId series) =>
        new([SecretLostException.Of(series).Message]);

    /// <summary>Nobody asks people once, week after week: they would be added up as if each time they were others.</summary>
    private static void CheckParticipation(SeriesRecord wanted)
    {
        if (
            wanted is { Participation: Participation.Once, Id.IsTrial: false }
            && wanted.PeriodKind >= PeriodKind.Week
        )
        {
            throw new SeriesDisagreementException([
                $"Survey__Period is {wanted.PeriodKind}, and meta.participation of the questionnaire is once: people who are asked week after week answer again, their answers would be added up as if other people had given them, and then rounding does not hide them any more (four people who answer three times can be read off exactly). Set participation to every-period, or the period to month or quarter if really nobody answers twice in the whole survey.",
            ]);
        }
    }
}
