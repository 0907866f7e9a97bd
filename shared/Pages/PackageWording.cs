namespace SurveyPipeline.Pages;

/// <summary>Says which package runs.</summary>
internal static class PackageWording
{
    /// <summary>Its hash and, where it is known, the commit.</summary>
    public static string Of(Wording words, RunningPackage package) =>
        words.Say("privacy.package", ("hash", package.Sha256))
        + (
            package.Commit is null
                ? ""
                : " " + words.Say("privacy.commit", ("commit", package.Commit))
        );
}
