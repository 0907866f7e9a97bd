using SurveyPipeline.Instruments;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;

namespace SurveyPipeline.Responses;

/// <summary>The survey that this process serves: its instrument, its settings, and its series as begun in storage. It may be waiting for storage:
/// then pages can be made, and nothing can be taken or counted.</summary>
public sealed class Survey
{
    private volatile SeriesRecord? series;
    private volatile SealingKey? sealing;
    private volatile FormNonces? nonces;

    /// <summary>The instrument.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>The series, as storage has it; before it is open, as the settings would begin it.</summary>
    public required SeriesRecord Series
    {
        get => series!;
        init => series = value;
    }

    /// <summary>The series with its instrument.</summary>
    /// <exception cref="SurveyNotOpenException">It waits for storage.</exception>
    public KnownSeries Known =>
        IsOpen ? new(Series, Instrument) : throw new SurveyNotOpenException();

    /// <summary>Whether the series has ended, before this process opened it or since.</summary>
    public bool HasEnded => Series.EndedAt is not null;

    /// <summary>Whether it ended because a newer version of the questionnaire took its place: other instances have it already, and soon all.</summary>
    public bool IsSuperseded => Series.SupersededBy is not null;

    /// <summary>The settings.</summary>
    public required SurveyOptions Options { get; init; }

    /// <summary>True where pages are only looked at: nothing sent is stored, and every page says so. Default: false.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Whether storage was reached, so that answers can be taken.</summary>
    public bool IsOpen => sealing is not null;

    /// <summary>The nonces of its pages, in a process that has any.</summary>
    /// <exception cref="SurveyNotOpenException">It waits for storage.</exception>
    public FormNonces Nonces
    {
        get => nonces ?? throw new SurveyNotOpenException();
        set => nonces = value;
    }

    /// <summary>What its answers are sealed with.</summary>
    /// <exception cref="SurveyNotOpenException">It waits for storage.</exception>
    public SealingKey Sealing
    {
        get => sealing ?? throw new SurveyNotOpenException();
        init => sealing = value;
    }

    /// <summary>From now on it is open; or what is known of it is newer.</summary>
    /// <param name="record">The series, as storage has it.</param>
    /// <param name="key">What its answers are sealed with.</param>
    public void Open(SeriesRecord record, SealingKey key)
    {
        series = record;
        sealing = key;
    }
}

/// <summary>Storage was not reached since the start: nothing can be taken or counted yet. It is tried again by itself.</summary>
public sealed class SurveyNotOpenException : Exception
{
    /// <summary>With a default message.</summary>
    public SurveyNotOpenException()
        : this("The survey waits for storage.") { }

    /// <summary>With a message for the log.</summary>
    public SurveyNotOpenException(string message)
        : base(message) { }

    /// <summary>With a message and the error behind it.</summary>
    public SurveyNotOpenException(string message, Exception innerException)
        : base(message, innerException) { }
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

    /// <summary>A newer version has taken its place: nothing is accepted here, and in a moment that one answers.</summary>
    Superseded,

    /// <summary>Over: nothing is accepted.</summary>
    Closed,
}
