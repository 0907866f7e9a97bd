namespace SurveyPipeline.Tests.Unit;

/// <summary>What a person sets before running the tests; see <c>tests/README.md</c>.</summary>
internal static class TestEnvironment
{
    /// <summary><c>SPEC_VECTORS</c>: a folder of further vector files, or one such file; null where unset.</summary>
    // A test process has no options to bind.
#pragma warning disable RS0030
    public static string? SpecVectors => Environment.GetEnvironmentVariable("SPEC_VECTORS");

    /// <summary><c>INFRA_SNAPSHOTS=write</c>: the snapshots of <c>infra/environments</c> are written anew instead of checked.</summary>
    public static bool WritesSnapshots =>
        Environment.GetEnvironmentVariable("INFRA_SNAPSHOTS") is "write";

    /// <summary><c>MUTATIONS</c>: how many mutated inputs each reader gets. Default: 3,000.</summary>
    public static int Mutations =>
        Environment.GetEnvironmentVariable("MUTATIONS") is { Length: > 0 } value
            ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)
            : 3_000;

    /// <summary><c>MUTATION_SEED</c>: another run of them. Default: 20261124.</summary>
    public static int MutationSeed =>
        Environment.GetEnvironmentVariable("MUTATION_SEED") is { Length: > 0 } value
            ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)
            : 20261124;
#pragma warning restore RS0030
}
