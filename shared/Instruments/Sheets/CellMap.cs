using System.Collections.Immutable;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Which cell holds which place of the questionnaire's JSON, so that a problem found in the JSON can be told with its cell.</summary>
internal sealed class CellMap
{
    private readonly Dictionary<string, (CellPlace Place, string? Column)> places = new(
        StringComparer.Ordinal
    );

    /// <summary>Notes the cell of a place.</summary>
    /// <param name="path">The place, as problems name it: <c>$.items[3].text.nl</c>.</param>
    /// <param name="place">The cell.</param>
    /// <param name="column">The column that should hold it, where the sheet has no such column and the cell is one beside it.</param>
    public void Add(string path, CellPlace place, string? column = null) =>
        places.TryAdd(path, (place, column));

    /// <summary>The same problem with its cell.</summary>
    public InstrumentProblem Locate(InstrumentProblem problem)
    {
        var path = problem.Path;
        while (path.Length > 0)
        {
            if (places.TryGetValue(path, out var found))
            {
                var rest = problem.Path[path.Length..].TrimStart('.');
                var subject = found.Column ?? rest;
                return new InstrumentProblem(
                    found.Place.ToString(),
                    subject.Length > 0 ? $"({subject}) {problem.Rule}" : problem.Rule
                );
            }

            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }

        return problem;
    }

    /// <summary>The same problems with their cells, each once: an option that several questions share is one cell.</summary>
    public ImmutableArray<InstrumentProblem> Locate(IEnumerable<InstrumentProblem> problems) =>
        [.. problems.Select(Locate).Distinct()];
}
