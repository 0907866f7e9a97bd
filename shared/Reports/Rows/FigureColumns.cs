using System.Collections.Immutable;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Packaging;

namespace SurveyPipeline.Reports.Rows;

/// <summary>The columns of the figures in data files: one list for every format.</summary>
public static class FigureColumns
{
    /// <summary>All columns in order.</summary>
    public static ImmutableArray<FigureColumn> All { get; } =
    [
        FigureColumn.Text(
            "series",
            "The instrument and its version; ~trial behind it in a trial.",
            (r, report) => report.Series.Id.Value
        ),
        FigureColumn.Text(
            "questionnaire_version",
            "Version of the questionnaire.",
            (_, report) => report.Instrument.Version
        ),
        FigureColumn.Flag(
            "trial",
            "true: the figures serve a trial and are no result.",
            (_, report) => report.IsTrial
        ),
        FigureColumn.Text(
            "period",
            "The calendar period (UTC) that closed.",
            (_, report) => report.Period.Name
        ),
        FigureColumn.Text(
            "scope",
            "period: released when the period closed; last: the last release of the group; cumulative: all releases since the beginning, in which one person may have given several answers if people may answer in each period; before: the release before, from which a change is measured.",
            (r, _) => ScopeCode(r.Coverage.Scope)
        ),
        FigureColumn.Text(
            "group",
            "Id of the group; _all for all groups that were asked and released; _all_in_full for those of them whose answers are all broken down.",
            (r, _) => r.Coverage.Group.Code
        ),
        FigureColumn.Text("covers_from", "First period covered.", (r, _) => From(r.Coverage)),
        FigureColumn.Text("covers_to", "Last period covered.", (r, _) => To(r.Coverage)),
        FigureColumn.Number(
            "releases",
            "B: how many released batches are summed.",
            (r, _) => r.Coverage.Releases.Length
        ),
        FigureColumn.Text("theme", "Id of the theme.", (r, _) => r.Item?.Dimension.Id),
        FigureColumn.Text(
            "item",
            "Id of the item; empty for the numbers of respondents and of people asked.",
            (r, _) => r.Item?.Item.Id.Value
        ),
        FigureColumn.Flag(
            "reversed",
            "true: a high code points against the polarity of the theme; figures are as the question was put.",
            (r, _) => r.Item?.Item.PointsAgainst
        ),
        FigureColumn.Text(
            "statistic",
            "respondents, asked (about how many people were asked, as the organiser entered it), item, category, opt-out, option, band (neighbouring points of a long scale), top-two, top-one (of three points), median-class, median, mean, standard-deviation, cliffs-delta, adjusted-p, top-two-change or top-one-change.",
            (r, _) => r.Statistic
        ),
        FigureColumn.Text(
            "category",
            "Code of the category or option, or of the median answer; first and last code of a band; both codes, a space between them, of a median between two.",
            (r, _) => CategoryCode(r)
        ),
        FigureColumn.Text(
            "form",
            "What may be said: share; fewOrNone; orMore, orFewer or between (bounds of a count); notBrokenDown; value; below (less than the value); words; tooAlike; notEnough; tooFew (erased).",
            (r, _) => r.Form
        ),
        FigureColumn.Number("n", "Respondents, exact.", (r, _) => r.N),
        FigureColumn.Number(
            "base",
            "Rounded base that the figure is measured on: those who answered for categories, bands and the top, all for the opt-out and options.",
            (r, _) => r.Base
        ),
        FigureColumn.Number(
            "count_low",
            "Rounded count, or the lower bound of it.",
            (r, _) => r.CountLow
        ),
        FigureColumn.Number(
            "count_high",
            "Rounded count, or the upper bound of it.",
            (r, _) => r.CountHigh
        ),
        FigureColumn.Number(
            "percent_low",
            "Beside the counts of a sum in which a little is undistributed: the low percentage of all respondents, rounded down. A range is no interval.",
            (r, _) => r.Percentages?.Low
        ),
        FigureColumn.Number(
            "percent_high",
            "The high one, rounded up.",
            (r, _) => r.Percentages?.High
        ),
        FigureColumn.Number(
            "value",
            "Shares and their changes as proportions; codes; delta; p value.",
            (r, _) => r.Value
        ),
        FigureColumn.Number("value_low", "Lower limit of the interval (95 %).", (r, _) => r.Low),
        FigureColumn.Number("value_high", "Upper limit of the interval (95 %).", (r, _) => r.High),
        FigureColumn.Text(
            "compared_with",
            "The second group of a comparison, or the group itself for a change since its release before.",
            (r, _) => r.ComparedWith?.Group.Code
        ),
        FigureColumn.Text(
            "compared_from",
            "First period of what it is compared with.",
            (r, _) => From(r.ComparedWith)
        ),
        FigureColumn.Text("compared_to", "Last period of it.", (r, _) => To(r.ComparedWith)),
    ];

    /// <summary>The columns as the description of the data tells them.</summary>
    public static ImmutableArray<FileColumn> Described { get; } =
    [.. All.Select(c => new FileColumn(c.Name, TypeOf(c.Kind), c.Description))];

    private static string TypeOf(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Number => "number",
            ColumnKind.Flag => "boolean",
            _ => "string",
        };

    /// <summary>The code of a row's answer, of two that a median lies between, or of the first and the last of a band.</summary>
    public static string? CategoryCode(FigureRow row) =>
        row switch
        {
            { Band.Points: var points } => $"{points[0].Code}-{points[^1].Code}",
            { Category: { } lower, UpTo: { } upper } => $"{lower.Code} {upper.Code}",
            _ => row.Category?.Code,
        };

    private static string ScopeCode(ReportScope scope) =>
        scope switch
        {
            ReportScope.Period => "period",
            ReportScope.Cumulative => "cumulative",
            ReportScope.Last => "last",
            _ => "before",
        };

    private static string? From(Coverage? coverage) =>
        coverage is { IsReleased: true } ? coverage.From.Name : null;

    private static string? To(Coverage? coverage) =>
        coverage is { IsReleased: true } ? coverage.To.Name : null;
}
