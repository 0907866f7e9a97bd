using System.Globalization;
using SurveyPipeline.Reports.Figures;

namespace SurveyPipeline.Reports.Rows;

/// <summary>One column of the figures.</summary>
/// <param name="Name">Its name, the same in every format.</param>
/// <param name="Description">What it holds, in English, for the description of the data.</param>
/// <param name="Kind">What its fields are.</param>
/// <param name="Read">The field of a row, with a decimal point where it is a number; null where it is empty.</param>
public sealed record FigureColumn(
    string Name,
    string Description,
    ColumnKind Kind,
    Func<FigureRow, Report, string?> Read
)
{
    /// <summary>A column of codes.</summary>
    public static FigureColumn Text(
        string name,
        string description,
        Func<FigureRow, Report, string?> read
    ) => new(name, description, ColumnKind.Text, read);

    /// <summary>A column of yes and no.</summary>
    public static FigureColumn Flag(
        string name,
        string description,
        Func<FigureRow, Report, bool?> read
    ) =>
        new(
            name,
            description,
            ColumnKind.Flag,
            (row, report) =>
                read(row, report) switch
                {
                    true => "true",
                    false => "false",
                    null => null,
                }
        );

    /// <summary>A column of numbers.</summary>
    public static FigureColumn Number(
        string name,
        string description,
        Func<FigureRow, Report, double?> read
    ) => new(name, description, ColumnKind.Number, (row, report) => Write(read(row, report)));

    /// <summary>A number as data files write it: with a decimal point, and at most six decimals, as many as every system computes alike.</summary>
    public static string? Write(double? number) =>
        number is { } value
            ? Math.Round(value, 6, MidpointRounding.AwayFromZero)
                .ToString("0.######", CultureInfo.InvariantCulture)
            : null;
}

/// <summary>What the fields of a column are.</summary>
public enum ColumnKind
{
    /// <summary>Codes.</summary>
    Text,

    /// <summary>Numbers with a decimal point.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,
}
