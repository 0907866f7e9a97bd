using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.SupplyChain;

/// <summary>What the lock files name, and what each package says of itself.</summary>
internal static class LockFiles
{
    private static readonly string Cache = typeof(LockFiles)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key is "PackageFolder")
        .Value!;

    // Analyzers and the formatter, which every project has and none takes along.
    private static readonly FrozenSet<string> Analyzers = XDocument
        .Load(RepositoryFiles.PathOf("Directory.Packages.props"))
        .Descendants("GlobalPackageReference")
        .Select(r => r.Attribute("Include")!.Value)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Every NuGet package of every project and of the host's extensions, also the indirect ones.</summary>
    public static IEnumerable<LockedPackage> Packages() =>
        Projects()
            .SelectMany(project => PackagesOf($"{project}/packages.lock.json", UseOf(project)))
            .Select(p => Analyzers.Contains(p.Id) ? p with { Use = PackageUse.BuildAndTests } : p)
            .Concat(PackagesOf("functions/extensions.lock.json", PackageUse.HostExtensions));

    /// <summary>The licence that a package declares: an SPDX expression, or a file or address where it has none.</summary>
    public static string LicenceOf(LockedPackage package)
    {
        var folder = Path.Combine(
            Cache,
            package.Id.ToLowerInvariant(),
            package.Version.ToLowerInvariant()
        );
        var nuspec = XDocument.Load(Directory.EnumerateFiles(folder, "*.nuspec").Single());
        var declared = nuspec
            .Root!.Elements()
            .Single(e => e.Name.LocalName is "metadata")
            .Elements()
            .Where(e => e.Name.LocalName is "license" or "licenseUrl")
            .ToDictionary(e => e.Name.LocalName, e => e.Value, StringComparer.Ordinal);
        return declared.GetValueOrDefault("license") ?? declared["licenseUrl"];
    }

    /// <summary>The licences of the npm packages of the local storage, with how many declare each.</summary>
    public static IReadOnlyDictionary<string, int> NpmLicences()
    {
        using var json = Read("infra/local/package-lock.json");
        return json
            .RootElement.GetProperty("packages")
            .EnumerateObject()
            .Where(p => p.Name.Length > 0)
            .CountBy(
                p =>
                    p.Value.TryGetProperty("license", out var licence)
                        ? licence.GetString()!
                        : "none declared",
                StringComparer.Ordinal
            )
            .ToDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Projects() =>
        new[] { "shared", "functions", "infra/local" }.Concat(
            Directory
                .EnumerateDirectories(RepositoryFiles.PathOf("tests"))
                .Where(f => File.Exists(Path.Combine(f, "packages.lock.json")))
                .Select(f => $"tests/{Path.GetFileName(f)}")
                .Order(StringComparer.Ordinal)
        );

    private static PackageUse UseOf(string project) =>
        project is "shared" or "functions" ? PackageUse.Product : PackageUse.BuildAndTests;

    private static IEnumerable<LockedPackage> PackagesOf(string file, PackageUse use)
    {
        using var json = Read(file);
        return
        [
            .. from framework in json.RootElement.GetProperty("dependencies").EnumerateObject()
            from package in framework.Value.EnumerateObject()
            where package.Value.TryGetProperty("resolved", out _)
            select new LockedPackage(
                package.Name,
                package.Value.GetProperty("resolved").GetString()!,
                use
            ),
        ];
    }

    private static JsonDocument Read(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.PathOf(file)));
}
