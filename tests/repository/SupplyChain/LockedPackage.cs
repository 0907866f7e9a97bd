namespace SurveyPipeline.Tests.Repository.SupplyChain;

/// <summary>A package of a lock file.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">The one version that is restored.</param>
/// <param name="Use">What it is for.</param>
internal sealed record LockedPackage(string Id, string Version, PackageUse Use);

/// <summary>What a package is for; the first that holds.</summary>
internal enum PackageUse
{
    /// <summary>It is deployed with the product.</summary>
    Product,

    /// <summary>The Functions host loads it beside the product, to hear of requests, messages and times.</summary>
    HostExtensions,

    /// <summary>It builds or tests what is deployed.</summary>
    BuildAndTests,
}
