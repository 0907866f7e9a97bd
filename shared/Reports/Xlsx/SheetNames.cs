using System.Collections.Immutable;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>Names of sheets as spreadsheets allow them: at most 31 characters, none of <c>[ ] : * ? / \</c>, no apostrophe at either end,
/// each once.</summary>
internal static class SheetNames
{
    private const int Longest = 31;
    private const string Forbidden = "[]:*?/\\";

    /// <summary>A valid name for each text, in order.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> texts)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var text in texts)
        {
            var whole = string.Concat(
                text.Where(c => !Forbidden.Contains(c, StringComparison.Ordinal))
            );
            var name = Cut(whole, Longest);
            for (var i = 2; !taken.Add(name); i++)
            {
                var mark = string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $" {i}"
                );
                name = Cut(whole, Longest - mark.Length) + mark;
            }

            names.Add(name);
        }

        return names.ToImmutable();
    }

    private static string Cut(string text, int longest) =>
        (text.Length > longest ? text[..longest] : text).Trim(' ', '\'');
}
