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
#pragma warning restore RS0030
}
