using System.Collections.Immutable;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>What came of reading a file: an instrument without problems, or the problems and no instrument.</summary>
/// <param name="Instrument">The instrument, or null.</param>
/// <param name="Problems">Every problem found, in the order of the file; empty when there is an instrument.</param>
public sealed record InstrumentReading(
    Instrument? Instrument,
    ImmutableArray<InstrumentProblem> Problems
);
