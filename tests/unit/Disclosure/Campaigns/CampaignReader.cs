using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

/// <summary>Reads a case of <c>disclosure.json</c>; its items are made up for the purpose.</summary>
internal static class CampaignReader
{
    public static Campaign Read(JsonElement vector)
    {
        var strata = Texts(vector.GetProperty("groups")).Select(id => new StratumId(id)).ToArray();
        var items = vector.GetProperty("items").EnumerateArray().Select(i => ReadItem(i, strata));
        ImmutableArray<ClosedItem> all = [.. items];
        var periods = vector.GetProperty("periods").EnumerateArray();
        return new Campaign([.. strata], all, [.. periods.Select(p => ReadPeriod(p, all))])
        {
            Participation = vector.TryGetProperty("participation", out var participation)
                ? Assert.NotNull(ParticipationCodes.Find(participation.GetString()))
                : Participation.Once,
        };
    }

    private static ClosedItem ReadItem(JsonElement item, StratumId[] everyone)
    {
        var id = item.GetProperty("id").GetString()!;
        StratumId[] strata = item.TryGetProperty("groups", out var groups)
            ? [.. Texts(groups).Select(group => new StratumId(group))]
            : everyone;
        return item.GetProperty("type").GetString() switch
        {
            "scale" => TestData.ScaleItem(
                item.GetProperty("categories").GetInt32() - 1,
                item.TryGetProperty("codes", out var codes) ? codes[0].GetInt32() : 1,
                id,
                strata
            ),
            "single" => TestData.SingleItem(id, item.GetProperty("categories").GetInt32(), strata),
            _ => TestData.MultiItem(
                id,
                [.. Texts(item.GetProperty("options")), item.GetProperty("optOut").GetString()!],
                item.TryGetProperty("exclusive", out var exclusive) ? exclusive.GetString() : null,
                item.TryGetProperty("maxChoices", out var most) ? most.GetInt32() : null,
                strata
            ),
        };
    }

    private static FrozenDictionary<StratumId, PeriodCounts> ReadPeriod(
        JsonElement period,
        ImmutableArray<ClosedItem> items
    ) =>
        period
            .EnumerateObject()
            .Where(stratum => stratum.Value.GetProperty("n").GetInt32() > 0)
            .ToFrozenDictionary(
                stratum => new StratumId(stratum.Name),
                stratum => ReadCounts(stratum.Value, items)
            );

    private static PeriodCounts ReadCounts(JsonElement counts, ImmutableArray<ClosedItem> items)
    {
        var tables = counts.GetProperty("items").EnumerateArray().Zip(items);
        return new PeriodCounts(
            counts.GetProperty("n").GetInt32(),
            tables
                .Where(pair => pair.First.ValueKind != JsonValueKind.Null)
                .ToFrozenDictionary(pair => pair.Second.Id, pair => ReadTable(pair.First))
        );
    }

    private static ImmutableArray<int> ReadTable(JsonElement table) =>
        table.ValueKind == JsonValueKind.Array
            ? Whole(table)
            : [.. Whole(table.GetProperty("chosen")), table.GetProperty("optOut").GetInt32()];

    private static ImmutableArray<int> Whole(JsonElement array) =>
        [.. array.EnumerateArray().Select(v => v.GetInt32())];

    private static IEnumerable<string> Texts(JsonElement array) =>
        array.EnumerateArray().Select(v => v.GetString()!);
}
