using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Charts;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Html;

/// <summary>The two pages for readers without statistics: sentences and plain bars, no interval and no test (<c>statistics.md</c>
/// section 10).</summary>
/// <param name="Report">The figures.</param>
/// <param name="Words">The words of a language.</param>
/// <param name="ReportFile">The file of the whole report that its links lead to; empty where it is part of that.</param>
public sealed record BriefView(Report Report, ReportWording Words, string ReportFile)
{
    private FindingWording Says { get; } = new(Words);

    /// <summary>The scopes of the columns of respondents: one where the releases are those of the period alone.</summary>
    public ImmutableArray<ReportScope> Scopes =>
        [
            .. Report
                .Coverages.Where(c => c.Group.IsAll)
                .Select(c => c.Scope)
                .Where(s => s != ReportScope.Period || Report.HasEarlierReleases),
        ];

    /// <summary>The pressures, a list for each scale.</summary>
    public ImmutableArray<BriefList> Pressures =>
        [
            .. Report.Findings.Pressures.Select(list => new BriefList(
                Report.Findings.Pressures.Length > 1 ? NameOf(list.Scale) : null,
                [.. list.Results.Select(Finding)]
            )),
        ];

    /// <summary>The differences between two groups.</summary>
    public ImmutableArray<BriefFinding> Differences =>
        [.. Report.Findings.Differences.Select(Finding)];

    /// <summary>The changes since the release before.</summary>
    public ImmutableArray<BriefFinding> Changes => [.. Report.Findings.Changes.Select(Finding)];

    /// <summary>Whether some group has a release before, with which that of the period was compared.</summary>
    public bool LookedForChanges => Report.Items.Any(i => !i.Changes.IsEmpty);

    /// <summary>What the answers do not say.</summary>
    public IEnumerable<string> Limits =>
        [
            Words.Say("brief.noReason"),
            .. Report.Findings.WithoutTotal > 0
                ?
                [
                    Words.Say(
                        "brief.noTotal",
                        ("count", Words.Numbers.Count(Report.Findings.WithoutTotal))
                    ),
                ]
                : ImmutableArray<string>.Empty,
            Words.Say("note.rounding"),
            Words.Say("results.noScale"),
        ];

    private string NameOf(Scale scale) =>
        Words.Say(
            "brief.scale",
            ("first", scale.Points[0].Label[Words.Language]),
            ("last", scale.Points[^1].Label[Words.Language])
        );

    private BriefFinding Finding(ItemResult result)
    {
        var sentence = Says.Pressure(result);
        return Of(
            result.Item,
            sentence,
            ShareRows.Draw(
                $"brief-{result.Item.Id}",
                Words.Say(
                    ReportWording.TopKey("chart.topTwo", result.Item.AnswerScale!),
                    ("question", result.Item.Text[Words.Language])
                ),
                sentence,
                [new ShareRow(string.Empty, string.Empty, result.Scale!.Top)]
            )
        );
    }

    private BriefFinding Finding(GroupComparison comparison)
    {
        var sentence = Says.Difference(comparison);
        var (higher, lower) = comparison.ByHeight();
        return Of(
            comparison.Item,
            sentence,
            ShareRows.Draw(
                $"differs-{comparison.Item.Id}",
                Words.Say("chart.difference", ("question", comparison.Item.Text[Words.Language])),
                sentence,
                [RowOf(higher.Coverage, higher.Top), RowOf(lower.Coverage, lower.Top)]
            )
        );
    }

    private BriefFinding Finding(TopTwoChange change)
    {
        var sentence = Says.ChangeOfItem(change);
        return Of(
            change.Item,
            sentence,
            ShareRows.Draw(
                $"changed-{change.Item.Id}-{change.Later.Group.Code}",
                Words.Say(
                    ReportWording.TopKey("chart.topTwo", change.Item.Scale),
                    ("question", change.Item.Text[Words.Language])
                ),
                sentence,
                [
                    new ShareRow(
                        Words.Periods.Span(change.Earlier),
                        Words.ShareOrBound(change.EarlierTopTwo),
                        change.EarlierTopTwo
                    ),
                    new ShareRow(
                        Words.Periods.Span(change.Later),
                        Words.ShareOrBound(change.LaterTopTwo),
                        change.LaterTopTwo
                    ),
                ]
            )
        );
    }

    private ShareRow RowOf(Coverage coverage, Statistics.Figure top) =>
        new(Words.Group(coverage.Group), Words.ShareOrBound(top), top);

    private BriefFinding Of(ClosedItem item, string sentence, IHtmlContent chart) =>
        new(
            sentence,
            item.PointsAgainst == true ? Words.Say("report.reverseNote") : null,
            chart,
            $"{ReportFile}#{ReportView.IdOf(item)}",
            Words.Pair(Words.Say("item.details"), item.Text[Words.Language])
        );
}

/// <summary>Findings that are ranked together.</summary>
/// <param name="Heading">What they have in common; null where there is no other list.</param>
/// <param name="Findings">The findings.</param>
public sealed record BriefList(string? Heading, ImmutableArray<BriefFinding> Findings);

/// <summary>One finding: a sentence and its chart.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Note">What must be known to read it, or null.</param>
/// <param name="Chart">Its chart.</param>
/// <param name="Address">Where the details are.</param>
/// <param name="AddressName">What is there.</param>
public sealed record BriefFinding(
    string Sentence,
    string? Note,
    IHtmlContent Chart,
    string Address,
    string AddressName
);

/// <summary>Findings as a list.</summary>
/// <param name="Findings">The findings.</param>
/// <param name="Details">What a link to the details says.</param>
public sealed record BriefFindingsView(ImmutableArray<BriefFinding> Findings, string Details);
