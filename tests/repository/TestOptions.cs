using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository;

/// <summary>What a person sets before running these tests; see <c>tests/README.md</c>.</summary>
internal static class TestOptions
{
    /// <summary><c>INFRA_SNAPSHOTS=write</c>: the snapshots of <c>infra/environments</c> are written anew instead of checked.</summary>
    public static bool WritesSnapshots => TestEnvironment.Find("INFRA_SNAPSHOTS") is "write";

    /// <summary><c>LICENCES=write</c>: the tables of <c>docs/licences.md</c> are written anew instead of checked.</summary>
    public static bool WritesLicences => TestEnvironment.Find("LICENCES") is "write";
}
