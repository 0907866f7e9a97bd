using System.Text;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository;

/// <summary>Files, and parts of documents, that repeat what stands elsewhere. They are written from it, and a test fails where they differ.</summary>
internal static class GeneratedText
{
    /// <summary>What to do when a test says that a file differs.</summary>
    public const string Remedy =
        "If the change is meant, run `UPDATE_FILES=yes dotnet test --project tests/repository` and look at what it wrote.";

    private const string End = "<!-- end -->";

    /// <summary><c>UPDATE_FILES=yes</c>: generated text is written anew instead of compared.</summary>
    public static bool IsWritten => TestEnvironment.Find("UPDATE_FILES") is "yes";

    /// <summary>Compares a file with what it should be, or writes it.</summary>
    /// <param name="file">The file, from the root of the product.</param>
    /// <param name="rewrite">Puts what is generated into the text of the file.</param>
    public static async Task CheckAsync(string file, Func<string, string> rewrite)
    {
        var token = TestContext.Current.CancellationToken;
        var text = await RepositoryFiles.ReadAsync(file, token);
        var expected = rewrite(text);
        if (string.Equals(expected, text, StringComparison.Ordinal))
        {
            return;
        }

        Assert.True(
            IsWritten,
            $"{file} differs from what it repeats; it should say: {FirstDifference(expected, text)}\n{Remedy}"
        );
        await File.WriteAllTextAsync(RepositoryFiles.PathOf(file), expected, token);
    }

    /// <summary>The text with the lines between the comments <c>generated: NAME</c> and <c>end</c> replaced.</summary>
    /// <exception cref="InvalidOperationException">There is no such part.</exception>
    public static string WithPart(string text, string name, IEnumerable<string> lines)
    {
        var mark = $"<!-- generated: {name} -->\n";
        var begin = text.IndexOf(mark, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : text.IndexOf(End, begin, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new InvalidOperationException($"There is no generated part '{name}'.");
        }

        var part = new StringBuilder();
        foreach (var line in lines)
        {
            part.Append(line).Append('\n');
        }

        return $"{text[..(begin + mark.Length)]}\n{part}\n{text[end..]}";
    }

    /// <summary>The text with the one line that begins so replaced.</summary>
    public static string WithLine(string text, string beginning, string line) =>
        text.Replace(
            text.Split('\n').Single(l => l.StartsWith(beginning, StringComparison.Ordinal)),
            line,
            StringComparison.Ordinal
        );

    private static string FirstDifference(string expected, string text) =>
        expected
            .Split('\n')
            .Zip(text.Split('\n').Concat(Enumerable.Repeat("", expected.Length)))
            .First(pair => !string.Equals(pair.First, pair.Second, StringComparison.Ordinal))
            .First;
}
