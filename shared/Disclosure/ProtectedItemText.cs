using System.Globalization;
using System.Text.RegularExpressions;

namespace SurveyPipeline.Disclosure;

/// <summary>The stored form of a protected item, one line of text that every version of the product reads alike:
/// <c>full:3,0,3,6,0,0+0</c> for a table (kind, cells, undistributed), <c>choices</c> and its tables joined by <c>|</c>
/// for a multi-choice item, or <c>withheld</c>.</summary>
public static partial class ProtectedItemText
{
    private const string Withheld = "withheld";
    private const string Choices = "choices";
    private const char Separator = '|';

    /// <summary>The text of an item.</summary>
    public static string Format(ProtectedItem item) =>
        item switch
        {
            ProtectedTable table => FormatTable(table),
            ProtectedChoices choices => string.Join(
                Separator,
                choices.Options.Select(FormatTable).Prepend(Choices)
            ),
            WithheldItem => Withheld,
            _ => throw new ArgumentException("Unknown kind of protected item.", nameof(item)),
        };

    /// <summary>Reads a text that <see cref="Format"/> made.</summary>
    /// <exception cref="FormatException">Another text.</exception>
    public static ProtectedItem Parse(string text)
    {
        if (string.Equals(text, Withheld, StringComparison.Ordinal))
        {
            return new WithheldItem();
        }

        var parts = text.Split(Separator);
        return string.Equals(parts[0], Choices, StringComparison.Ordinal) && parts.Length > 1
            ? new ProtectedChoices([.. parts.Skip(1).Select(ParseTable)])
            : ParseTable(text);
    }

    private static string FormatTable(ProtectedTable table)
    {
        var kind = table.Kind switch
        {
            ProtectionKind.Full => "full",
            ProtectionKind.Band => "band",
            ProtectionKind.Few => "few",
            _ => throw new ArgumentException("Unknown kind of protection.", nameof(table)),
        };
        var cells = string.Join(
            ',',
            table.Cells.Select(c => c.ToString(CultureInfo.InvariantCulture))
        );
        return string.Create(CultureInfo.InvariantCulture, $"{kind}:{cells}+{table.Undistributed}");
    }

    private static ProtectedTable ParseTable(string text)
    {
        var match = TablePattern().Match(text);
        if (!match.Success)
        {
            throw new FormatException("Not the text of a protected table.");
        }

        var kind = match.Groups["kind"].Value switch
        {
            "full" => ProtectionKind.Full,
            "band" => ProtectionKind.Band,
            _ => ProtectionKind.Few,
        };
        var cells = match.Groups["cells"].Value.Split(',').Select(ParseCount);
        return new ProtectedTable(kind, [.. cells], ParseCount(match.Groups["rest"].Value));
    }

    private static int ParseCount(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new FormatException("Not a count.");

    [GeneratedRegex(
        "^(?<kind>full|band|few):(?<cells>[0-9]+(,[0-9]+)+)\\+(?<rest>[0-9]+)\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TablePattern();
}
