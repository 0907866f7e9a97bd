using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Documents;

public sealed class DocumentLinksTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_link_between_documents_leads_somewhere()
    {
        var dead = new List<string>();
        foreach (var path in Documents())
        {
            var page = await MarkdownPage.ReadAsync(path);
            foreach (var link in page.Links.Where(l => !l.Contains(':', StringComparison.Ordinal)))
            {
                if (!await LeadsSomewhereAsync(page, link))
                {
                    dead.Add($"{path}: {link}");
                }
            }
        }

        Assert.Empty(dead);
    }

    [Fact]
    public async Task Every_test_class_that_a_document_names_is_there()
    {
        var classes = Directory
            .EnumerateFiles(
                RepositoryFiles.PathOf("tests"),
                "*Tests.cs",
                SearchOption.AllDirectories
            )
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet(StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Documents())
        {
            named.UnionWith((await MarkdownPage.ReadAsync(path)).TestClasses);
        }

        Assert.Contains("CanaryTests", named);
        Assert.Empty(named.Except(classes));
    }

    [Theory]
    [InlineData("README.md", "docs/deploy.md", true)]
    [InlineData("README.md", "docs/deploy.md#keys", true)]
    [InlineData("docs/handbook.md", "deploy.md#what-azure-sees-all-the-same", true)]
    [InlineData("docs/handbook.md", "#backup", true)]
    [InlineData("README.md", "deploy.md", false)]
    [InlineData("README.md", "docs/deploy.md#locks", false)]
    public async Task A_link_is_followed_to_its_heading(string path, string link, bool leads)
    {
        Assert.Equal(leads, await LeadsSomewhereAsync(await MarkdownPage.ReadAsync(path), link));
    }

    [Fact]
    public void Links_in_code_are_none()
    {
        var page = new MarkdownPage(
            "x.md",
            """
            [one](a.md) and `[two](b.md)` and <img alt="three" src="c.png" width="1">
            ```
            [four](d.md)
            ```
            [five](e.md#f)
            """
        );

        Assert.Equal(["a.md", "c.png", "e.md#f"], page.Links);
    }

    [Fact]
    public void Headings_become_anchors_as_on_GitHub()
    {
        var page = new MarkdownPage(
            "x.md",
            """
            # Keys, and `code`
            ## What's in [a link](b.md)?
            ## Twice
            ```
            # no heading
            ```
            ## Twice
            """
        );

        Assert.Equal(["keys-and-code", "whats-in-a-link", "twice", "twice-1"], page.Anchors);
    }

    private static IEnumerable<string> Documents() =>
        Directory
            .EnumerateFiles(RepositoryFiles.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(RepositoryFiles.PathOf("."), f).Replace('\\', '/'))
            .Concat([
                "README.md",
                "CONTRIBUTING.md",
                "SECURITY.md",
                "tests/README.md",
                "tests/benchmarks/README.md",
            ])
            .Order(StringComparer.Ordinal);

    private static async Task<bool> LeadsSomewhereAsync(MarkdownPage page, string link)
    {
        Token.ThrowIfCancellationRequested();
        var (file, anchor) = link.Split('#') is [var before, var after]
            ? (before, after)
            : (link, null);
        var target =
            file.Length == 0 ? page.Path : Path.Combine(Path.GetDirectoryName(page.Path)!, file);
        if (anchor is null)
        {
            return Path.Exists(RepositoryFiles.PathOf(target));
        }

        return File.Exists(RepositoryFiles.PathOf(target))
            && (await MarkdownPage.ReadAsync(target)).Anchors.Contains(anchor);
    }
}
