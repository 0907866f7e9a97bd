using System.Collections.Immutable;
using System.Globalization;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>Names of sheets as spreadsheets allow them: 1 to 31 characters, none of <c>[ ] : * ? / \</c>, no apostrophe at either end, not
/// <c>History</c>, each once.</summary>
internal static class SheetNames
{
    private const int Longest = 31;
    private const string Forbidden = "[]:*?/\\";
    private const string Reserved = "History";
    private const string Nameless = "–";

    /// <summary>A valid name for each text, in order.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> texts)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Reserved };
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var text in texts)
        {
            var whole = string.Concat(
                text.Select(c => char.IsControl(c) ? ' ' : c)
                    .Where(c => !Forbidden.Contains(c, StringComparison.Ordinal))
            );
            var name = Cut(whole, Longest);
            for (var i = 2; !taken.Add(name); i++)
            {
                var mark = string.Create(CultureInfo.InvariantCulture, $" {i}");
                name = Cut(whole, Longest - mark.Length) + mark;
            }

            names.Add(name);
        }

        return names.ToImmutable();
    }

    /// <summary>The beginning of a text, cut between whole signs.</summary>
    private static string Cut(string text, int longest)
    {
        var length = 0;
        foreach (var sign in StringInfo.ParseCombiningCharacters(text).Append(text.Length))
        {
            length = sign <= longest ? sign : length;
        }

        var name = text[..length].Trim().Trim('\'').Trim();
        return name.Length == 0 ? Nameless : name;
    }
}
