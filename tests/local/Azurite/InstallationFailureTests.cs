using SurveyPipeline.Local.Azurite;

namespace SurveyPipeline.Tests.Local.Azurite;

public sealed class InstallationFailureTests
{
    [Theory]
    [InlineData(130, "npm error signal SIGINT", "npm was interrupted; start again")]
    [InlineData(137, "", "npm was interrupted; start again")]
    [InlineData(
        1,
        "npm error code ENOTFOUND\nnpm error network",
        "could not reach the package registry"
    )]
    [InlineData(
        243,
        "npm error code EACCES\nnpm error permission denied",
        "npm says 'npm error permission denied'"
    )]
    [InlineData(
        1,
        "npm error disk full\nnpm error A complete log of this run can be found in: /x/1-debug-0.log",
        "npm says 'npm error disk full'"
    )]
    public void What_npm_failed_of_is_told(int exitCode, string said, string told) =>
        Assert.Contains(
            told,
            AzuriteInstallation.Explain(new ToolRun(exitCode, "", said)),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_missing_npm_is_told() =>
        Assert.Contains("is missing", AzuriteInstallation.Explain(null), StringComparison.Ordinal);
}
