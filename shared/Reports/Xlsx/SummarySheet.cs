using System.Collections.Immutable;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>What the first page tells, as a sheet.</summary>
internal static class SummarySheet
{
    public static Sheet Of(string name, Report report, ReportWording words)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<SheetCell>>();
        rows.Add([SheetCell.OfText(words.Say("site.title"), SheetStyle.Title)]);
        rows.Add([
            SheetCell.OfText(
                words.Pair(words.Say("report.title"), words.Periods.Period(report.Period)),
                SheetStyle.Title
            ),
        ]);
        rows.Add([
            SheetCell.OfText(words.Say("report.version", ("version", report.Instrument.Version))),
        ]);
        rows.AddRange(words.Notes(report).Select(Sentence));
        rows.Add([]);
        rows.Add(Header(report, words));
        rows.AddRange(
            report.In(ReportScope.Cumulative).Select(c => Respondents(report, c.Group, words))
        );
        var findings = new FindingWording(words);
        AddSentences(
            rows,
            words.Say("summary.pressures"),
            [.. report.Findings.Pressures.SelectMany(list => list.Results)],
            findings.Pressure
        );
        AddSentences(
            rows,
            words.Say("summary.differences"),
            report.Findings.Differences,
            findings.Difference
        );
        AddSentences(
            rows,
            words.Say("brief.changes"),
            report.Findings.Changes,
            findings.ChangeOfItem
        );
        return new Sheet(name, [70, 45, 45, 45], HeaderRow: null, rows.ToImmutable());
    }

    private static void AddSentences<T>(
        ImmutableArray<ImmutableArray<SheetCell>>.Builder rows,
        string heading,
        ImmutableArray<T> findings,
        Func<T, string> sentence
    )
    {
        if (!findings.IsEmpty)
        {
            rows.Add([]);
            rows.Add([SheetCell.OfText(heading, SheetStyle.Header)]);
            rows.AddRange(findings.Select(f => Sentence(sentence(f))));
        }
    }

    private static ImmutableArray<SheetCell> Sentence(string text) =>
        [SheetCell.OfText(text, SheetStyle.Wrapped)];

    private static ImmutableArray<SheetCell> Header(Report report, ReportWording words) =>
        [
            SheetCell.OfText(words.Say("report.group"), SheetStyle.Header),
            .. report
                .Coverages.Where(c => c.Group.IsAll)
                .Select(c => SheetCell.OfText(words.Scope(c.Scope), SheetStyle.Header)),
        ];

    private static ImmutableArray<SheetCell> Respondents(
        Report report,
        ReportGroup group,
        ReportWording words
    ) =>
        [
            SheetCell.OfText(words.Group(group)),
            .. report
                .Coverages.Where(c => c.Group == group)
                .Select(c =>
                    SheetCell.OfText(
                        c.IsReleased ? Released(c, words) : words.NotReleased(report, c)
                    )
                ),
        ];

    private static string Released(Coverage coverage, ReportWording words) =>
        string.Join(
            ", ",
            (
                (string?[])
                    [words.Answers(coverage.N), words.Periods.Span(coverage), words.Asked(coverage)]
            ).OfType<string>()
        );
}
