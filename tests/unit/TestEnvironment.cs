namespace SurveyPipeline.Tests.Unit;

/// <summary>What a person sets before running the tests; see <c>tests/README.md</c>.</summary>
internal static class TestEnvironment
{
    /// <summary><c>SPEC_VECTORS</c>: a folder of further vector files, or one such file; null where unset.</summary>
    public static string? SpecVectors => Read("SPEC_VECTORS");

    /// <summary><c>ATTACKS=full</c>: attack at the full size of the specification, minutes instead of seconds.</summary>
    public static bool AttacksAreFull =>
        string.Equals(Read("ATTACKS"), "full", StringComparison.Ordinal);

    // A test process has no options to bind: the variables are read in this one place.
#pragma warning disable RS0030
    private static string? Read(string name) => Environment.GetEnvironmentVariable(name);
#pragma warning restore RS0030
}
