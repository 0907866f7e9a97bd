using Azure.Data.Tables;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>Rows <c>series|{version}</c> and <c>secret</c> of the table <c>releases</c>, in the partition of their questionnaire.</summary>
internal static class SeriesEntity
{
    /// <summary>What series begin with.</summary>
    public const string AllSeries = "series|";

    /// <summary>First text after every series.</summary>
    public const string AfterSeries = "series}";

    public const string SecretRowKey = "secret";
    public const string Erased = "Erased";

    private const string Instrument = "InstrumentSha256";
    private const string Strata = "Strata";
    private const string Threshold = "Threshold";
    private const string Participating = "Participation";
    private const string Kind = "PeriodKind";
    private const string FirstPeriod = "FirstPeriod";
    private const string Shards = "Shards";
    private const string EndedAt = "EndedAt";
    private const string SupersededBy = "SupersededBy";
    private const string DrySince = "DrySince";
    private const string FinalPeriod = "FinalPeriod";
    private const string SecretBytes = "Bytes";

    public static string RowKey(SeriesId series) => AllSeries + series.Version;

    /// <summary>The series of a row whose key ends, or has as its second part, its version.</summary>
    public static SeriesId IdOf(TableEntity entity) =>
        SeriesId.Of(entity.PartitionKey, entity.RowKey.Split('|')[1]);

    public static TableEntity From(SeriesRecord record)
    {
        var entity = new TableEntity(record.Id.Questionnaire, RowKey(record.Id))
        {
            [Instrument] = record.InstrumentSha256,
            [Strata] = string.Join(',', record.Strata),
            [Threshold] = record.Threshold,
            [Participating] = ParticipationCodes.CodeOf(record.Participation),
            [Kind] = record.PeriodKind.ToString(),
            [FirstPeriod] = record.FirstPeriod.Name,
            [Shards] = record.Shards,
        };
        if (record.EndedAt is { } ended)
        {
            entity[EndedAt] = ended;
        }

        if (record.SupersededBy is { } newer)
        {
            entity[SupersededBy] = newer.Value;
        }

        if (record.DrySince is { } dry)
        {
            entity[DrySince] = dry;
        }

        if (record.FinalPeriod is { } final)
        {
            entity[FinalPeriod] = final.Name;
        }

        if (record.IsErased)
        {
            entity[Erased] = true;
        }

        return entity;
    }

    public static TableEntity From(string questionnaire, SeriesSecret secret) =>
        new(questionnaire, SecretRowKey) { [SecretBytes] = secret.Bytes.ToArray() };

    /// <exception cref="InvalidDataException">The row is not one that <see cref="From(SeriesRecord)"/> wrote.</exception>
    public static SeriesRecord Read(TableEntity entity)
    {
        if (
            entity.GetInt32(Threshold) is not { } threshold
            || entity.GetInt32(Shards) is not { } shards
            || ParticipationCodes.Find(entity.GetString(Participating)) is not { } participation
            || !Enum.TryParse<PeriodKind>(entity.GetString(Kind), out var kind)
        )
        {
            throw new InvalidDataException($"Row {entity.RowKey} describes no series.");
        }

        return new SeriesRecord
        {
            Id = IdOf(entity),
            InstrumentSha256 = entity.GetString(Instrument),
            Strata = [.. entity.GetString(Strata).Split(',').Select(s => new StratumId(s))],
            Threshold = threshold,
            Participation = participation,
            PeriodKind = kind,
            FirstPeriod = RowNames.Period(entity.GetString(FirstPeriod)),
            Shards = shards,
            EndedAt = entity.GetDateTimeOffset(EndedAt),
            SupersededBy = entity.GetString(SupersededBy) is { } newer ? new SeriesId(newer) : null,
            DrySince = entity.GetDateTimeOffset(DrySince),
            FinalPeriod = entity.GetString(FinalPeriod) is { } final
                ? RowNames.Period(final)
                : null,
            IsErased = entity.GetBoolean(Erased) is true,
        };
    }

    public static SeriesSecret ReadSecret(TableEntity entity) => new(entity.GetBinary(SecretBytes));
}
