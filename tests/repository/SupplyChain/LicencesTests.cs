using System.Globalization;

namespace SurveyPipeline.Tests.Repository.SupplyChain;

/// <summary>Everything we use may be used, and <c>docs/licences.md</c> lists it.</summary>
public sealed class LicencesTests
{
    private const string NetLibrary = "LicenseRef-Microsoft-NET-Library";

    private static readonly string[] Permissive =
    [
        "MIT",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "0BSD",
        "ISC",
        "BlueOak-1.0.0",
        "MS-PL OR Apache-2.0",
    ];

    // Packages, files and addresses that stand where a licence is not named: what the text there is, read by us.
    private static readonly Dictionary<string, string> Read = new(StringComparer.Ordinal)
    {
        ["System.Security.Cryptography.ProtectedData"] = "MIT",
        ["Apache.Arrow"] = "Apache-2.0",
        ["NCrontab.Signed"] = "Apache-2.0",
        // The public domain, or the MIT licence where there is none.
        ["http://geraintluff.github.io/tv4/LICENSE.txt"] = "MIT",
        // The file in the package is the text of MIT.
        ["Microsoft.Extensions.DependencyModel"] = "MIT",
        // The packages bring the same text as LICENSE.TXT: MIT.
        ["https://github.com/dotnet/corefx/blob/master/LICENSE.TXT"] = "MIT",
        // ASP.NET Core was under Apache's licence until version 3.
        ["https://raw.githubusercontent.com/aspnet/AspNetCore/2.0.0/LICENSE.txt"] = "Apache-2.0",
        ["https://github.com/Azure/azure-storage-net/blob/master/LICENSE.txt"] = "Apache-2.0",
        ["http://www.apache.org/licenses/LICENSE-2.0"] = "Apache-2.0",
        ["https://raw.github.com/JamesNK/Newtonsoft.Json.Bson/master/LICENSE.md"] = "MIT",
        // The packages bring the terms as dotnet_library_license.txt or NET_Library_EULA_ENU.txt. SPDX has no id for them.
        ["http://go.microsoft.com/fwlink/?LinkId=329770"] = NetLibrary,
        ["NET_Library_EULA_ENU.txt"] = NetLibrary,
        // Of the WebJobs SDK, without a text in the package: some lists of licences say MIT, as its repository, others these terms.
        ["https://go.microsoft.com/fwlink/?linkid=2028464"] = NetLibrary,
    };

    [Fact]
    public void What_is_shipped_has_a_permissive_licence()
    {
        Assert.All(
            LockFiles.Packages().Where(p => p.Use is PackageUse.Product),
            package => Assert.Contains(LicenceOf(package), Permissive)
        );
    }

    [Fact]
    public void What_the_Functions_host_loads_may_be_passed_on_unchanged()
    {
        Assert.All(
            LockFiles.Packages().Where(p => p.Use is PackageUse.HostExtensions),
            package => Assert.Contains(LicenceOf(package), Permissive.Append(NetLibrary))
        );
    }

    [Fact]
    public void What_only_tests_use_may_be_used_as_it_is()
    {
        Assert.All(
            LockFiles.Packages().Where(p => p.Use is PackageUse.BuildAndTests),
            package => Assert.Contains(LicenceOf(package), Permissive.Append("MPL-2.0"))
        );
        Assert.All(
            LockFiles.NpmLicences().Keys,
            licence => Assert.Contains(Read.GetValueOrDefault(licence, licence), Permissive)
        );
    }

    [Fact]
    public Task The_list_of_licences_is_true() =>
        GeneratedText.CheckAsync(
            "docs/licences.md",
            text =>
            {
                var packages = LockFiles
                    .Packages()
                    .GroupBy(p => p.Id, StringComparer.OrdinalIgnoreCase)
                    .OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
                    .ToLookup(g => g.Min(p => p.Use));
                text = GeneratedText.WithPart(text, "product", Rows(packages[PackageUse.Product]));
                text = GeneratedText.WithPart(
                    text,
                    "extensions",
                    Rows(packages[PackageUse.HostExtensions])
                );
                text = GeneratedText.WithPart(
                    text,
                    "tests",
                    Rows(packages[PackageUse.BuildAndTests])
                );
                return GeneratedText.WithPart(text, "npm", NpmRows());
            }
        );

    private static IEnumerable<string> Rows(
        IEnumerable<IGrouping<string, LockedPackage>> packages
    ) =>
        [
            "| package | licence |",
            "| --- | --- |",
            .. packages.Select(p =>
                $"| {p.Key} | {string.Join(", ", p.Select(LicenceOf).Distinct(StringComparer.Ordinal))} |"
            ),
        ];

    private static IEnumerable<string> NpmRows() =>
        [
            "| licence | npm packages |",
            "| --- | --- |",
            .. LockFiles
                .NpmLicences()
                .OrderByDescending(l => l.Value)
                .ThenBy(l => l.Key, StringComparer.Ordinal)
                .Select(l =>
                    string.Create(CultureInfo.InvariantCulture, $"| {l.Key} | {l.Value} |")
                ),
        ];

    private static string LicenceOf(LockedPackage package)
    {
        var declared = LockFiles.LicenceOf(package);
        return Read.GetValueOrDefault(package.Id) ?? Read.GetValueOrDefault(declared, declared);
    }
}
