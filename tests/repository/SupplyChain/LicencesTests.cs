using SurveyPipeline.Tests.Fixtures;
using System.Globalization;

namespace SurveyPipeline.Tests.Repository.SupplyChain;

/// <summary>Everything we use may be used: <c>docs/licences.md</c> lists it, and <c>LICENCES=write dotnet test --project
/// tests/repository --filter-class '*LicencesTests'</c> writes its tables anew after a package has come or gone.</summary>
public sealed class LicencesTests
{
    private const string File = "docs/licences.md";

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

    // Packages that point to a text instead of naming a licence: what that text is, read by us.
    private static readonly Dictionary<string, string> Read = new(StringComparer.Ordinal)
    {
        ["System.Security.Cryptography.ProtectedData"] = "MIT",
        ["Apache.Arrow"] = "Apache-2.0",
        ["NCrontab.Signed"] = "Apache-2.0",
        // The public domain, or the MIT licence where there is none.
        ["http://geraintluff.github.io/tv4/LICENSE.txt"] = "MIT",
    };

    [Fact]
    public void What_is_shipped_has_a_permissive_licence()
    {
        Assert.All(
            LockFiles.Packages().Where(p => p.IsShipped),
            package => Assert.Contains(LicenceOf(package), Permissive)
        );
    }

    [Fact]
    public void What_only_tests_use_may_be_used_as_it_is()
    {
        Assert.All(
            LockFiles.Packages().Where(p => !p.IsShipped),
            package => Assert.Contains(LicenceOf(package), Permissive.Append("MPL-2.0"))
        );
        Assert.All(
            LockFiles.NpmLicences().Keys,
            licence => Assert.Contains(Read.GetValueOrDefault(licence, licence), Permissive)
        );
    }

    [Fact]
    public async Task The_list_of_licences_is_true()
    {
        var text = await RepositoryFiles.ReadAsync(File, TestContext.Current.CancellationToken);
        var tables = text.IndexOf("| package |", StringComparison.Ordinal);
        var expected = text[..tables] + Tables();
        if (TestOptions.WritesLicences)
        {
            await System.IO.File.WriteAllTextAsync(
                RepositoryFiles.PathOf(File),
                expected,
                TestContext.Current.CancellationToken
            );
        }

        Assert.Equal(expected, TestOptions.WritesLicences ? expected : text);
    }

    private static string Tables()
    {
        var packages = LockFiles
            .Packages()
            .GroupBy(p => p.Id, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g =>
                $"| {g.Key} | {LicenceOf(g.First())} | {(g.Any(p => p.IsShipped) ? "the product" : "build and tests")} |"
            );
        var npm = LockFiles
            .NpmLicences()
            .OrderByDescending(l => l.Value)
            .ThenBy(l => l.Key, StringComparer.Ordinal)
            .Select(l => string.Create(CultureInfo.InvariantCulture, $"| {l.Key} | {l.Value} |"));
        return string.Join(
            '\n',
            [
                "| package | licence | used in |",
                "| --- | --- | --- |",
                .. packages,
                "",
                "## Azurite",
                "",
                "The local storage, installed from npm beside the product and never deployed, with what it depends on:",
                "",
                "| licence | npm packages |",
                "| --- | --- |",
                .. npm,
                "",
            ]
        );
    }

    private static string LicenceOf(LockedPackage package) =>
        Read.GetValueOrDefault(package.Id) ?? LockFiles.LicenceOf(package);
}
