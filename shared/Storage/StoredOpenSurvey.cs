using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>The bytes of <c>open.json</c>, the same for the same survey.</summary>
internal static class StoredOpenSurvey
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, false) },
    };

    public static BinaryData Write(OpenSurvey survey) =>
        BinaryData.FromBytes(
            JsonSerializer.SerializeToUtf8Bytes(
                new Shape(
                    survey.Sealing.ToString(),
                    [
                        .. survey
                            .Series.OrderBy(s => s.Record.Id.Value, StringComparer.Ordinal)
                            .Select(s => ShapeOf(s)),
                    ]
                ),
                Form
            )
        );

    /// <exception cref="InvalidDataException">The bytes are not ours.</exception>
    public static OpenSurvey Read(BinaryData json)
    {
        try
        {
            var shape = JsonSerializer.Deserialize<Shape>(json, Form) ?? throw NotOurs();
            return new OpenSurvey(
                SealingKey.TryParse(shape.Sealing) ?? throw NotOurs(),
                [.. shape.Series.Select(s => ReadSeries(s ?? throw NotOurs()))]
            );
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw NotOurs(error);
        }
    }

    private static InvalidDataException NotOurs(Exception? error = null) =>
        new("What stands as the open survey is none that this program wrote.", error);

    private static SeriesShape ShapeOf(OpenSeries series)
    {
        var record = series.Record;
        return new SeriesShape(
            record.Id.Value,
            record.InstrumentSha256,
            [.. record.Strata.Select(s => s.Value)],
            record.Threshold,
            ParticipationCodes.CodeOf(record.Participation),
            record.PeriodKind,
            record.FirstPeriod.Name,
            record.Shards,
            record.IsErased,
            [
                .. series
                    .Fates.OrderBy(f => f.Period.Name, StringComparer.Ordinal)
                    .ThenBy(f => record.Strata.IndexOf(f.Stratum))
                    .Select(f => new FateShape(
                        f.Period.Name,
                        f.Stratum.Value,
                        f.Fate,
                        f.From.Name,
                        f.N,
                        f.Asked
                    )),
            ],
            record.EndedAt,
            record.SupersededBy?.Value,
            record.FinalPeriod?.Name
        );
    }

    private static OpenSeries ReadSeries(SeriesShape shape) =>
        new(
            new SeriesRecord
            {
                Id = new SeriesId(shape.Id),
                InstrumentSha256 = shape.InstrumentSha256,
                Strata = [.. shape.Strata.Select(s => new StratumId(s))],
                Threshold = shape.Threshold,
                Participation = ParticipationCodes.Find(shape.Participation) ?? throw NotOurs(),
                PeriodKind = shape.PeriodKind,
                FirstPeriod = RowNames.Period(shape.FirstPeriod),
                Shards = shape.Shards,
                EndedAt = shape.EndedAt,
                SupersededBy = shape.SupersededBy is { } newer ? new SeriesId(newer) : null,
                FinalPeriod = shape.FinalPeriod is { } final ? RowNames.Period(final) : null,
                IsErased = shape.IsErased,
            },
            [.. shape.Fates.Select(f => ReadFate(f ?? throw NotOurs()))]
        );

    // A release has its n, and nothing else has one.
    private static StratumFate ReadFate(FateShape shape) =>
        (shape.Fate, shape.N) is (Fate.Released, > 0) or (not Fate.Released, null)
            ? new StratumFate(
                new StratumId(shape.Group),
                RowNames.Period(shape.Period),
                shape.Fate,
                RowNames.Period(shape.From)
            )
            {
                N = shape.N,
                Asked = shape.Asked,
            }
            : throw NotOurs();

    private sealed record Shape(string Sealing, ImmutableArray<SeriesShape?> Series);

    // Without the look that found nothing waiting: how the end comes about is nothing for pages.
    private sealed record SeriesShape(
        string Id,
        string InstrumentSha256,
        ImmutableArray<string> Strata,
        int Threshold,
        string Participation,
        PeriodKind PeriodKind,
        string FirstPeriod,
        int Shards,
        bool IsErased,
        ImmutableArray<FateShape?> Fates,
        DateTimeOffset? EndedAt = null,
        string? SupersededBy = null,
        string? FinalPeriod = null
    );

    private sealed record FateShape(
        string Period,
        string Group,
        Fate Fate,
        string From,
        int? N = null,
        int? Asked = null
    );
}
