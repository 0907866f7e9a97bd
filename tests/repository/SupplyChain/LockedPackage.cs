namespace SurveyPipeline.Tests.Repository.SupplyChain;

/// <summary>A package of a lock file.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">The one version that is restored.</param>
/// <param name="IsShipped">Whether it is deployed, or only builds and tests what is.</param>
internal sealed record LockedPackage(string Id, string Version, bool IsShipped);
