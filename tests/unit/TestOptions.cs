using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit;

/// <summary>What a person sets before running these tests; see <c>tests/README.md</c>.</summary>
internal static class TestOptions
{
    /// <summary><c>SPEC_VECTORS</c>: a folder of further vector files, or one such file; null where unset.</summary>
    public static string? SpecVectors => TestEnvironment.Find("SPEC_VECTORS");

    /// <summary><c>MUTATIONS</c>: how many mutated inputs each reader gets. Default: 3,000.</summary>
    public static int Mutations => TestEnvironment.Number("MUTATIONS", 3_000);

    /// <summary><c>MUTATION_SEED</c>: another run of them. Default: 20261124.</summary>
    public static int MutationSeed => TestEnvironment.Number("MUTATION_SEED", 20261124);
}
