using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit;

/// <summary>What a person sets before running these tests; see <c>tests/README.md</c>.</summary>
internal static class TestOptions
{
    /// <summary><c>SPEC_VECTORS</c>: a folder of further vector files, or one such file; null where unset.</summary>
    public static string? SpecVectors => TestEnvironment.Find("SPEC_VECTORS");

    /// <summary><c>SCALES=all</c>: scales of 10 and 11 points too, and tables of more answers, are attacked.</summary>
    public static bool AllScales => TestEnvironment.Find("SCALES") is "all";

    /// <summary><c>TEAMS</c>: how many repeating teams of each size, number of periods and threshold are attacked. Default: 2.</summary>
    public static int Teams => TestEnvironment.Number("TEAMS", 2);

    /// <summary><c>LAW_RUNS</c>: how many random runs with faults the law of counting once is held against. Default: 1,000.</summary>
    public static int LawRuns => TestEnvironment.Number("LAW_RUNS", 1_000);

    /// <summary><c>MUTATIONS</c>: how many mutated inputs each reader gets. Default: 3,000.</summary>
    public static int Mutations => TestEnvironment.Number("MUTATIONS", 3_000);

    /// <summary><c>MUTATION_SEED</c>: another run of them. Default: 20261124.</summary>
    public static int MutationSeed => TestEnvironment.Number("MUTATION_SEED", 20261124);
}
