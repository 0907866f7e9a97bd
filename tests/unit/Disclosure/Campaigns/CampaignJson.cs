using System.Text.Json.Nodes;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Tests.Unit.Disclosure.Attacks;

namespace SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

/// <summary>Writes what a campaign published in the format of <c>disclosure.json</c>.</summary>
internal static class CampaignJson
{
    public static JsonObject Write(Campaign campaign, IReadOnlyList<IReadOnlyList<Outcome>> reports)
    {
        var releases = reports.SelectMany(outcomes => outcomes).OfType<ReleasedOutcome>().ToArray();
        return new JsonObject
        {
            ["reports"] = new JsonArray([.. reports.Select((o, p) => Report(campaign, o, p))]),
            ["cumulative"] = new JsonObject(
                campaign.Strata.Select(stratum =>
                    KeyValuePair.Create(
                        stratum.Value,
                        (JsonNode?)Sums(campaign, [.. releases.Where(r => r.Stratum == stratum)])
                    )
                )
            ),
            ["all"] = Sums(campaign, releases),
        };
    }

    /// <summary>The totals in full of every item, in the same format.</summary>
    public static JsonArray TotalsInFull(
        Campaign campaign,
        IReadOnlyList<IReadOnlyList<Outcome>> reports
    )
    {
        var releases = reports.SelectMany(outcomes => outcomes).OfType<ReleasedOutcome>().ToArray();
        return new JsonArray([
            .. campaign.Items.Select(item =>
            {
                var strata = ReleaseSums.StrataInFull(item, releases);
                var total = Sum(
                    ReleaseSums.Of(item, releases.Where(r => strata.Contains(r.Stratum)))
                );
                if (total is not null)
                {
                    total["groups"] = new JsonArray([
                        .. campaign
                            .Strata.Where(s => strata.Contains(s))
                            .Select(s => (JsonNode)s.Value),
                    ]);
                }

                return total;
            }),
        ]);
    }

    private static JsonObject Report(Campaign campaign, IReadOnlyList<Outcome> outcomes, int period)
    {
        var groups = outcomes.Select(o =>
            KeyValuePair.Create(o.Stratum.Value, (JsonNode?)Entry(campaign, o))
        );
        return new JsonObject { ["period"] = period, ["groups"] = new JsonObject(groups) };
    }

    private static JsonObject Entry(Campaign campaign, Outcome outcome) =>
        outcome is not ReleasedOutcome release
            ? new JsonObject { ["status"] = outcome is TooFewOutcome ? "tooFew" : "carried" }
            : new JsonObject
            {
                ["status"] = "released",
                ["from"] = Campaign.IndexOf(release.From),
                ["to"] = Campaign.IndexOf(release.Period),
                ["n"] = release.N,
                ["base"] = release.N - (release.N % 3),
                ["items"] = new JsonArray([
                    .. campaign.Items.Select(item =>
                        release.Items.TryGetValue(item.Id, out var found) ? Item(found) : null
                    ),
                ]),
            };

    private static JsonObject Item(ProtectedItem item) =>
        item switch
        {
            ProtectedTable table => Table(table),
            ProtectedChoices choices => new JsonObject
            {
                ["kind"] = "multi",
                ["options"] = new JsonArray([.. choices.Options.SkipLast(1).Select(Table)]),
                ["optOut"] = Table(choices.Options[^1]),
            },
            _ => new JsonObject { ["kind"] = "withheld" },
        };

    private static JsonObject Table(ProtectedTable table)
    {
        var json = new JsonObject
        {
            ["kind"] = table.Kind switch
            {
                ProtectionKind.Full => "full",
                ProtectionKind.Band => "band",
                _ => "few",
            },
            ["cells"] = Numbers(table.Cells),
            ["undistributed"] = table.Undistributed,
        };
        if (table.Kind == ProtectionKind.Band)
        {
            json["category"] = SeenTable.BandedCell(table);
        }

        return json;
    }

    private static JsonObject? Sums(Campaign campaign, ReleasedOutcome[] releases) =>
        releases.Length == 0
            ? null
            : new JsonObject
            {
                ["n"] = releases.Sum(release => release.N),
                ["items"] = new JsonArray([
                    .. campaign.Items.Select(item => Sum(ReleaseSums.Of(item, releases))),
                ]),
            };

    private static JsonObject? Sum(SummedItem? item)
    {
        switch (item)
        {
            case SummedTable table:
                var json = SummedCells(table);
                json["n"] = table.N;
                return json;
            case SummedChoices choices:
                return new JsonObject
                {
                    ["n"] = choices.N,
                    ["options"] = new JsonArray([
                        .. choices.Options.SkipLast(1).Select(SummedCells),
                    ]),
                    ["optOut"] = SummedCells(choices.Options[^1]),
                };
            default:
                return null;
        }
    }

    private static JsonObject SummedCells(SummedTable table) =>
        new()
        {
            ["cells"] = Numbers(table.Cells),
            ["undistributed"] = table.Undistributed,
            ["total"] = table.Base,
        };

    private static JsonArray Numbers(IEnumerable<int> cells) =>
        new([.. cells.Select(c => (JsonNode)c)]);
}
