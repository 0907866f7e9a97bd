using System.Globalization;
using SurveyPipeline.Disclosure;

namespace SurveyPipeline.Storage;

/// <summary>A protected item as the text of one property: <c>Full 3,6,0 0</c> (kind, cells, undistributed),
/// the options of a multi-choice item separated by semicolons, or <c>Withheld</c>.</summary>
internal static class ProtectedItemText
{
    private const string Withheld = "Withheld";
    private const string Choices = "Choices:";

    public static string Format(ProtectedItem item) =>
        item switch
        {
            ProtectedTable table => Format(table),
            ProtectedChoices choices => Choices + string.Join(';', choices.Options.Select(Format)),
            _ => Withheld,
        };

    /// <exception cref="InvalidDataException">The text is not one that <see cref="Format(ProtectedItem)"/> gives.</exception>
    public static ProtectedItem Parse(string text) =>
        string.Equals(text, Withheld, StringComparison.Ordinal) ? new WithheldItem()
        : text.StartsWith(Choices, StringComparison.Ordinal)
            ? new ProtectedChoices([.. text[Choices.Length..].Split(';').Select(ParseTable)])
        : ParseTable(text);

    private static string Format(ProtectedTable table) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{table.Kind} {RowNames.Text(table.Cells)} {table.Undistributed}"
        );

    private static ProtectedTable ParseTable(string text)
    {
        var parts = text.Split(' ');
        return parts.Length == 3 && Enum.TryParse<ProtectionKind>(parts[0], out var kind)
            ? new ProtectedTable(kind, RowNames.Numbers(parts[1]), RowNames.Number(parts[2]))
            : throw new InvalidDataException("A stored table is none.");
    }
}
