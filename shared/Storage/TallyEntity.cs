using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>Rows of the table <c>tallies</c>: <c>counts|{stratum}|{period}</c> and <c>receipt|{submission id}</c>.</summary>
internal static class TallyEntity
{
    /// <summary>First text after every receipt.</summary>
    public const string AfterReceipts = "receipt}";

    /// <summary>What receipts begin with.</summary>
    public const string Receipts = "receipt|";

    public const string Frozen = "Frozen";

    private const string N = "N";
    private const string Batch = "Batch";

    public static string Partition(SeriesId series, int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"{series}|{shard}");

    public static string CountsPrefix(StratumId stratum) => $"counts|{stratum}|";

    public static string RowKey(TallyKey key) => CountsPrefix(key.Stratum) + key.Period.Name;

    public static TableEntity Receipt(SeriesId series, int shard, SubmissionId id) =>
        new(Partition(series, shard), Receipts + id.Value);

    public static TableEntity From(SeriesId series, Tally tally)
    {
        var entity = new TableEntity(Partition(series, tally.Key.Shard), RowKey(tally.Key))
        {
            [N] = tally.N,
            [Batch] = tally.Batch,
            [Frozen] = tally.IsFrozen,
        };
        foreach (var (item, counts) in tally.Counts)
        {
            entity[item.PropertyName] = RowNames.Text(counts);
        }

        return entity;
    }

    /// <exception cref="InvalidDataException">The row is not one that <see cref="From"/> wrote.</exception>
    public static Tally Read(int shard, TableEntity entity)
    {
        var parts = entity.RowKey.Split('|');
        if (
            parts.Length != 3
            || entity.GetInt32(N) is not { } n
            || entity.GetBoolean(Frozen) is not { } frozen
        )
        {
            throw new InvalidDataException($"Row {entity.RowKey} holds no counts.");
        }

        return new Tally
        {
            Key = new TallyKey(shard, new StratumId(parts[1]), RowNames.Period(parts[2])),
            N = n,
            Batch = entity.GetString(Batch),
            IsFrozen = frozen,
            ETag = entity.ETag.ToString(),
            Counts = entity
                .Where(p => RowNames.IsItem(p.Key))
                .ToImmutableDictionary(
                    p => RowNames.Item(p.Key),
                    p => RowNames.Numbers((string)p.Value)
                ),
        };
    }

    /// <summary>The version of a tally that was read.</summary>
    /// <exception cref="InvalidOperationException">It is not stored yet.</exception>
    public static ETag Version(Tally tally) =>
        new(
            tally.ETag
                ?? throw new InvalidOperationException("The tally was not read from storage.")
        );
}
