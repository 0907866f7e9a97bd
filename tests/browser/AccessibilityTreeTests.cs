using System.Text.RegularExpressions;
using SurveyPipeline.Tests.Browser.Hosting;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Browser;

/// <summary>What a screen reader is given, in every state of every page. The English trees are files that people have read;
/// the other languages must have the same tree with other words. <c>ACCEPT_TREES=true dotnet test --project tests/browser
/// --filter-class '*AccessibilityTreeTests'</c> writes the files anew: read the difference before committing it.</summary>
[Collection(nameof(RespondentRounds))]
public sealed partial class AccessibilityTreeTests(RespondentRounds rounds)
{
    private static readonly bool Accepting = TestEnvironment.Find("ACCEPT_TREES") is "true";

    public static TheoryData<string> States => new(PageStates.All.Keys);

    [Theory]
    [MemberData(nameof(States))]
    public async Task The_tree_of_a_page_is_the_reviewed_one_in_every_language(string state)
    {
        var english = await FindAsync("en", state);
        var tree = english.Tree + "\n";
        if (Accepting)
        {
            await File.WriteAllTextAsync(
                PathOf(state),
                tree,
                TestContext.Current.CancellationToken
            );
        }

        Assert.Equal(
            await File.ReadAllTextAsync(PathOf(state), TestContext.Current.CancellationToken),
            tree
        );
        foreach (var language in (string[])["fr", "nl", "de"])
        {
            var other = await FindAsync(language, state);
            Assert.Equal(RolesOf(english.MainTree), RolesOf(other.MainTree));
        }
    }

    [Fact]
    public void Every_reviewed_tree_belongs_to_a_state()
    {
        var reviewed = Directory
            .EnumerateFiles(Path.GetDirectoryName(PathOf("any"))!)
            .Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(
            PageStates.All.Keys.Order(StringComparer.Ordinal),
            reviewed.Order(StringComparer.Ordinal)
        );
    }

    private async Task<PageFacts> FindAsync(string language, string state) =>
        (await rounds.ReadAsync(language)).Single(f =>
            string.Equals(f.State, state, StringComparison.Ordinal)
        );

    // A line is a role, then a name, what it is (checked, level 2) and perhaps its text: only words differ between languages.
    private static string[] RolesOf(string tree) =>
        [
            .. tree.Split('\n')
                .Select(line =>
                    Words()
                        .Replace(line, string.Empty)
                        .Replace("'", string.Empty, StringComparison.Ordinal)
                        .TrimEnd(' ', ':')
                ),
        ];

    private static string PathOf(
        string state,
        [System.Runtime.CompilerServices.CallerFilePath] string thisFile = ""
    ) => Path.Combine(Path.GetDirectoryName(thisFile)!, "AccessibilityTrees", $"{state}.yml");

    [GeneratedRegex(
        @"(?<=- '?\w+) ""(\\.|[^""\\])*""|(?<=: ).+$",
        RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Words();
}
