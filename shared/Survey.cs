using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;

namespace SurveyPipeline;

/// <summary>The survey that this process serves: its instrument, its series as begun in storage, and its settings.</summary>
public sealed class Survey
{
    /// <summary>The instrument.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>The series, as storage has it.</summary>
    public required SeriesRecord Series { get; init; }

    /// <summary>The settings.</summary>
    public required SurveyOptions Options { get; init; }

    /// <summary>The nonces of its pages.</summary>
    public required FormNonces Nonces { get; init; }
}
