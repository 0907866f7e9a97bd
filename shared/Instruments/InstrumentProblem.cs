using System.Collections.Immutable;

namespace SurveyPipeline.Instruments;

/// <summary>One reason why a file is no valid instrument.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.items[3].options[0].label.nl</c>.</param>
/// <param name="Rule">What the rule says, as a sentence.</param>
public sealed record InstrumentProblem(string Path, string Rule)
{
    /// <summary>The id of the part of the questionnaire that it is about, or null.</summary>
    public string? About { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Rule}";
}

/// <summary>What came of reading a file: an instrument without problems, or the problems and no instrument.</summary>
/// <param name="Instrument">The instrument, or null.</param>
/// <param name="Problems">Every problem found, in the order of the file; empty when there is an instrument.</param>
public sealed record InstrumentReading(
    Instrument? Instrument,
    ImmutableArray<InstrumentProblem> Problems
);
