using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>Rows <c>closing|{version}|{stratum}</c> of the table <c>releases</c>. The entries stand as lines
/// <c>shard|period|batch</c> in <c>Entries_0</c>, <c>Entries_1</c> and so on, since one property holds 64 KiB.</summary>
internal static class ClosingEntity
{
    private const int EntriesOfProperty = 300;
    private const string Id = "Id";
    private const string Period = "Period";
    private const string Entries = "Entries_";

    public static string RowKey(SeriesId series, StratumId stratum) =>
        $"closing|{series.Version}|{stratum}";

    /// <exception cref="InvalidOperationException">An entry is of another stratum.</exception>
    public static TableEntity From(SeriesId series, ClosingRecord closing)
    {
        var entity = new TableEntity(series.Questionnaire, RowKey(series, closing.Stratum))
        {
            [Id] = closing.Id,
            [Period] = closing.Period.Name,
        };
        var number = 0;
        foreach (var some in closing.Entries.Chunk(EntriesOfProperty))
        {
            entity[Numbered(number)] = string.Join('\n', some.Select(e => Line(closing, e)));
            number++;
        }

        return entity;
    }

    /// <exception cref="InvalidDataException">The row is not one that <see cref="From"/> wrote.</exception>
    public static ClosingRecord Read(StratumId stratum, TableEntity entity)
    {
        var entries = ImmutableArray.CreateBuilder<ClosingEntry>();
        for (var number = 0; entity.GetString(Numbered(number)) is { } lines; number++)
        {
            entries.AddRange(lines.Split('\n').Select(line => ReadLine(stratum, line)));
        }

        return new ClosingRecord(
            stratum,
            entity.GetString(Id),
            RowNames.Period(entity.GetString(Period)),
            entries.ToImmutable(),
            entity.ETag.ToString()
        );
    }

    /// <summary>The version of a closing that was read.</summary>
    /// <exception cref="InvalidOperationException">It is not stored yet.</exception>
    public static ETag Version(ClosingRecord closing) =>
        new(
            closing.ETag
                ?? throw new InvalidOperationException("The closing was not read from storage.")
        );

    private static string Numbered(int number) =>
        Entries + number.ToString(CultureInfo.InvariantCulture);

    private static string Line(ClosingRecord closing, ClosingEntry entry) =>
        entry.Key.Stratum == closing.Stratum
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.Key.Shard}|{entry.Key.Period.Name}|{entry.Batch}"
            )
            : throw new InvalidOperationException("A closing takes entities of one stratum.");

    private static ClosingEntry ReadLine(StratumId stratum, string line)
    {
        var parts = line.Split('|', 3);
        return parts.Length == 3
            ? new ClosingEntry(
                new TallyKey(RowNames.Number(parts[0]), stratum, RowNames.Period(parts[1])),
                parts[2]
            )
            : throw new InvalidDataException("An entry of a closing is none.");
    }
}
