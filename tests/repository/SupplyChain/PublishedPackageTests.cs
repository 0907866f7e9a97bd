using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using SurveyPipeline.Pages;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.SupplyChain;

/// <summary>The package that <c>.ci/run</c> publishes is made of what is locked, and of nothing else.</summary>
public sealed class PublishedPackageTests
{
    private const string Variable = "SURVEY_PACKAGE";

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        // Dot files too: the worker's metadata lies in one.
        AttributesToSkip = FileAttributes.None,
    };

    private static string Folder
    {
        get
        {
            var folder = TestEnvironment.Find(Variable);
            Assert.SkipUnless(
                folder is not null,
                $"{Variable} names no package: .ci/run makes one."
            );
            return folder!;
        }
    }

    [Fact]
    public void Every_package_that_is_published_is_locked_and_so_scanned()
    {
        var locked = LockFiles
            .Packages()
            .Where(p => p.Use != PackageUse.BuildAndTests)
            .Select(p => $"{p.Id}/{p.Version}")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        var published = PublishedPackages();

        Assert.Contains(
            published,
            p => p.StartsWith("Azure.Storage.Queues/", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(published, p => !locked.Contains(p));
    }

    [Fact]
    public void The_list_of_the_package_names_every_file_with_its_hash()
    {
        var listed = File.ReadAllLines(Path.Combine(Folder, "package.sha256"));

        Assert.Equal(
            Directory
                .EnumerateFiles(Folder, "*", Everything)
                .Select(path => Path.GetRelativePath(Folder, path))
                .Where(name => name is not "package.sha256")
                .Order(StringComparer.Ordinal)
                .Select(name =>
                    $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, name))))}  {name}"
                ),
            listed
        );
    }

    [Fact]
    public void The_package_holds_what_both_hosts_load_and_nothing_local()
    {
        var names = Directory
            .EnumerateFiles(Folder, "*", Everything)
            .Select(path => Path.GetRelativePath(Folder, path))
            .ToList();

        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "SurveyPipeline.Functions.dll",
                "SurveyPipeline.Shared.dll",
                "extensions.json",
                "functions.metadata",
                "host.json",
                "worker.config.json",
            },
            names.ToHashSet(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(
            names,
            name =>
                name.Contains("SurveyPipeline.Local", StringComparison.Ordinal)
                || name.Contains("local.settings", StringComparison.Ordinal)
                || name.EndsWith(".pem", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_hash_that_the_privacy_page_shows_is_that_of_the_package()
    {
        Assert.Equal(
            Convert.ToHexStringLower(
                SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, "package.sha256")))
            ),
            RunningPackage.Read(Folder)!.Sha256
        );
    }

    [Fact]
    public async Task The_bill_of_materials_is_that_of_the_package()
    {
        var published = PublishedPackages();
        using var bill = JsonDocument.Parse(
            await File.ReadAllBytesAsync(
                Path.Combine(Folder, "../sbom.cdx.json"),
                TestContext.Current.CancellationToken
            )
        );
        var components = bill.RootElement.GetProperty("components").EnumerateArray().ToList();

        Assert.Equal(
            published,
            components
                .Where(c => c.GetProperty("type").GetString() is "library")
                .Select(c => $"{c.GetProperty("name")}/{c.GetProperty("version")}")
                .ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase)
        );
        Assert.Equal(
            File.ReadAllLines(Path.Combine(Folder, "package.sha256")),
            components
                .Where(c => c.GetProperty("type").GetString() is "file")
                .Select(c =>
                    $"{c.GetProperty("hashes")[0].GetProperty("content")}  {c.GetProperty("name")}"
                )
        );
    }

    [Fact]
    public async Task The_workflow_sends_the_package_that_was_tested()
    {
        var text = await RepositoryFiles.ReadAsync(
            ".github/workflows/ci.yml",
            TestContext.Current.CancellationToken
        );

        Assert.DoesNotContain("dotnet publish", text, StringComparison.Ordinal);
        Assert.Contains("working-directory: artifacts/package", text, StringComparison.Ordinal);
        Assert.Contains("artifacts/sbom.cdx.json", text, StringComparison.Ordinal);
    }

    private static ImmutableSortedSet<string> PublishedPackages() =>
        Directory
            .EnumerateFiles(Folder, "*.deps.json", Everything)
            .SelectMany(PackagesOf)
            .ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);

    private static List<string> PackagesOf(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. json
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Where(l => l.Value.GetProperty("type").GetString() is "package")
                .Select(l => l.Name),
        ];
    }
}
