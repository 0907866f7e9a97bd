using SurveyPipeline.Instruments;
using SurveyPipeline.Series;

namespace SurveyPipeline.Responses;

/// <summary>The survey that this process serves: its instrument, its series as begun in storage, and its settings.</summary>
public sealed class Survey
{
    private volatile bool hasEnded;

    /// <summary>The instrument.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>The series, as storage has it.</summary>
    public required SeriesRecord Series { get; init; }

    /// <summary>The series with its instrument.</summary>
    public KnownSeries Known => new(Series, Instrument);

    /// <summary>Whether the series has ended, before this process opened it or since.</summary>
    public bool HasEnded => hasEnded || Series.LastPeriod is not null;

    /// <summary>The settings.</summary>
    public required SurveyOptions Options { get; init; }

    /// <summary>True where pages are only looked at: nothing sent is stored, and every page says so. Default: false.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The nonces of its pages.</summary>
    public required FormNonces Nonces { get; init; }

    /// <summary>Takes note that the series was ended, for good.</summary>
    public void End() => hasEnded = true;
}

/// <summary>Where a survey stands at an instant.</summary>
public enum SurveyPhase
{
    /// <summary>Before <see cref="SurveyOptions.OpensAt"/>: no page is served, nothing is accepted.</summary>
    NotOpen,

    /// <summary>Pages are served and accepted.</summary>
    Open,

    /// <summary>Two hours from <see cref="SurveyOptions.ClosesAt"/>: no new page is served, but pages served before are accepted.</summary>
    LastCall,

    /// <summary>Over: nothing is accepted.</summary>
    Closed,
}
