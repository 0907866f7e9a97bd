using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Storage;

/// <summary>Reads back what row keys and property names say.</summary>
internal static class RowNames
{
    private const string ItemPrefix = "i_";

    private static readonly ImmutableArray<PeriodKind> Kinds = [.. Enum.GetValues<PeriodKind>()];

    /// <summary>Whether a property holds an item.</summary>
    public static bool IsItem(string property) =>
        property.StartsWith(ItemPrefix, StringComparison.Ordinal);

    /// <summary>The item of a property: ids are kebab-case, so each underscore was a hyphen.</summary>
    public static ItemId Item(string property) =>
        new(property[ItemPrefix.Length..].Replace('_', '-'));

    /// <summary>The period of a name: no name is one of two kinds.</summary>
    /// <exception cref="InvalidDataException">It names no period.</exception>
    public static Period Period(string name)
    {
        foreach (var kind in Kinds)
        {
            if (Periods.Period.TryParse(kind, name, out var period))
            {
                return period;
            }
        }

        throw new InvalidDataException($"'{name}' is no period.");
    }

    /// <summary>A number in invariant form, without sign or space.</summary>
    /// <exception cref="InvalidDataException">It is no number.</exception>
    public static int Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException("A stored number is none.");

    /// <summary>Numbers separated by commas.</summary>
    /// <exception cref="InvalidDataException">One is no number.</exception>
    public static ImmutableArray<int> Numbers(string text) =>
        [.. text.Split(',').Select(n => Number(n))];

    /// <summary>Numbers separated by commas.</summary>
    public static string Text(ImmutableArray<int> numbers) =>
        string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
}
