using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.History;

/// <summary>A figure as a published report tells it: codes and numbers, in no language.</summary>
public sealed record ReleasedFigure
{
    /// <summary>The id of the group; <c>_all</c> for all groups that were asked and released.</summary>
    public required string Group { get; init; }

    /// <summary>The first period covered.</summary>
    public required string From { get; init; }

    /// <summary>The last period covered, the one that closed.</summary>
    public required string To { get; init; }

    /// <summary>How many released batches are summed.</summary>
    public required int Releases { get; init; }

    /// <summary>The id of the item; null for the numbers of respondents and of people asked.</summary>
    public string? Item { get; init; }

    /// <summary>Which statistic: one of <see cref="StatisticCodes"/>.</summary>
    public required string Statistic { get; init; }

    /// <summary>The code of the category or option; null for statistics of the whole item.</summary>
    public string? Category { get; init; }

    /// <summary>The form in which it may be said: one of <see cref="FormCodes"/>.</summary>
    public required string Form { get; init; }

    /// <summary>Respondents, exact.</summary>
    public int? N { get; init; }

    /// <summary>The rounded base.</summary>
    public int? Base { get; init; }

    /// <summary>The rounded count, or the lower of two.</summary>
    public int? CountLow { get; init; }

    /// <summary>The rounded count, or the higher of two.</summary>
    public int? CountHigh { get; init; }

    /// <summary>The value.</summary>
    public double? Value { get; init; }

    /// <summary>The lower limit of its interval.</summary>
    public double? Low { get; init; }

    /// <summary>The upper limit of its interval.</summary>
    public double? High { get; init; }

    /// <summary>The lower percentage of a range; null where the report has none.</summary>
    public double? PercentLow { get; init; }

    /// <summary>The higher percentage of a range; null where the report has none.</summary>
    public double? PercentHigh { get; init; }

    /// <summary>What may be said; null for what is no figure of a table.</summary>
    public Figure? Said =>
        Enum.GetValues<FigureForm>()
            .Where(f => string.Equals(FormCodes.Of(f), Form, StringComparison.Ordinal))
            .Select(f => (Figure?)Figure.Told(f, CountLow, CountHigh, Base ?? 0, Range))
            .FirstOrDefault();

    private PercentRange? Range =>
        PercentRange.Told(PercentLow, PercentHigh, CountLow, CountHigh, Base ?? 0);

    /// <summary>The interval; null where none is shown.</summary>
    public Interval? Interval => Low is { } low && High is { } high ? new(low, high) : null;
}

/// <summary>Reads what a report released when its period closed out of its JSON, in whatever language that is. Sums over several periods,
/// earlier releases and comparisons are left out: they are of other reports, or of this one's family of tests alone.</summary>
public static class ReleasedFigures
{
    private static readonly ImmutableHashSet<string> Scopes = ["period", "last"];

    private static readonly ImmutableHashSet<string> Statistics =
    [
        StatisticCodes.Respondents,
        StatisticCodes.Asked,
        StatisticCodes.Category,
        StatisticCodes.OptOut,
        StatisticCodes.Option,
        StatisticCodes.Band,
        StatisticCodes.TopTwo,
        StatisticCodes.TopOne,
        StatisticCodes.MedianClass,
        StatisticCodes.Median,
        StatisticCodes.Mean,
        StatisticCodes.StandardDeviation,
    ];

    /// <summary>The figures, in the order of the report.</summary>
    /// <param name="json">The file.</param>
    /// <param name="period">The period of the report: a last release of an earlier one stands in that one's report.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static ImmutableArray<ReleasedFigure> Read(ReadOnlyMemory<byte> json, string period)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var figures = Listed(root, "respondents").Select(f => Read(f, item: null));
        var ofItems = Listed(root, "items")
            .SelectMany(i => Listed(i, "figures").Select(f => Read(f, Text(i, "id"))));
        return
        [
            .. figures
                .Concat(ofItems)
                .OfType<ReleasedFigure>()
                .Where(f => string.Equals(f.To, period, StringComparison.Ordinal))
                .DistinctBy(f => (f.Group, f.Item, f.Statistic, f.Category)),
        ];
    }

    private static ReleasedFigure? Read(JsonElement figure, string? item) =>
        Text(figure, "scope") is { } scope
        && Scopes.Contains(scope)
        && Text(figure, "statistic") is { } statistic
        && Statistics.Contains(statistic)
        && Text(figure, "coversTo") is { } to
            ? new ReleasedFigure
            {
                Group = Text(figure, "group")!,
                From = Text(figure, "coversFrom") ?? to,
                To = to,
                Releases = Whole(figure, "releases") ?? 1,
                Item = item,
                Statistic = statistic,
                Category = Text(figure, "category"),
                Form = Text(figure, "form")!,
                N = Whole(figure, "n"),
                Base = Whole(figure, "base"),
                CountLow = Whole(figure, "countLow"),
                CountHigh = Whole(figure, "countHigh"),
                Value = Number(figure, "value"),
                Low = Number(figure, "valueLow"),
                High = Number(figure, "valueHigh"),
                PercentLow = Number(figure, "percentLow"),
                PercentHigh = Number(figure, "percentHigh"),
            }
            : null;

    private static JsonElement.ArrayEnumerator Listed(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : default;

    // The same few codes stand in every row of every report.
    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.GetString() is { } read
            ? string.Intern(read)
            : null;

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number
            ? number.GetDouble()
            : null;

    private static int? Whole(JsonElement element, string name) => (int?)Number(element, name);
}
