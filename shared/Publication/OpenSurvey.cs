using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>What public pages may know of the survey: written by the app that counts, and all that the app of the pages reads of any series.
/// No count but n as the reports say it, and nothing of a period without a report.</summary>
/// <param name="Sealing">What answers are sealed with.</param>
/// <param name="Series">Every series that has begun, by id.</param>
public sealed record OpenSurvey(SealingKey Sealing, ImmutableArray<OpenSeries> Series)
{
    /// <summary>A series, or null where it has not begun.</summary>
    public OpenSeries? Find(SeriesId id) => Series.FirstOrDefault(s => s.Record.Id == id);
}

/// <summary>A series as public pages may know it.</summary>
/// <param name="Record">What it is, and how far its end has come.</param>
/// <param name="Fates">What became of its strata in the periods that have a report.</param>
public sealed record OpenSeries(SeriesRecord Record, ImmutableArray<StratumFate> Fates);

/// <summary>What became of a stratum when a period closed: an outcome without its tables.</summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Period">The period that closed.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="From">The first period that a release covers; <paramref name="Period"/> where there is none.</param>
public sealed record StratumFate(StratumId Stratum, Period Period, Fate Fate, Period From)
{
    /// <summary>How many have answered, as the report of the release says; null where there is none.</summary>
    public int? N { get; init; }

    /// <summary>About how many people were asked, as the report of the release says; null where it says nothing of it.</summary>
    public int? Asked { get; init; }

    /// <summary>The fate that an outcome tells of.</summary>
    public static StratumFate Of(Outcome outcome) =>
        outcome switch
        {
            ReleasedOutcome released => new(
                outcome.Stratum,
                outcome.Period,
                Fate.Released,
                released.From
            )
            {
                N = released.N,
                Asked = released.Asked,
            },
            TooFewOutcome => new(outcome.Stratum, outcome.Period, Fate.TooFew, outcome.Period),
            _ => new(outcome.Stratum, outcome.Period, Fate.Carried, outcome.Period),
        };
}

/// <summary>What can become of a stratum when a period closes.</summary>
public enum Fate
{
    /// <summary>Its answers were released.</summary>
    Released,

    /// <summary>They were too few, and erased.</summary>
    TooFew,

    /// <summary>They were too few, and wait for more.</summary>
    Carried,
}

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
