using System.Collections.Frozen;
using System.Text.Json;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>The bytes in which is stored how many people were asked.</summary>
internal static class StoredAsked
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The bytes.</summary>
    public static BinaryData Write(AskedNumbers asked) =>
        BinaryData.FromBytes(
            JsonSerializer.SerializeToUtf8Bytes(
                new Shape(
                    asked.Series.Value,
                    asked.Period.Name,
                    asked.Date,
                    new(
                        asked.Groups.ToDictionary(
                            g => g.Key.Value,
                            g => g.Value,
                            StringComparer.Ordinal
                        ),
                        StringComparer.Ordinal
                    )
                ),
                Form
            )
        );

    /// <summary>What was stored; null where the bytes are none that this program wrote.</summary>
    public static AskedNumbers? TryRead(BinaryData json)
    {
        try
        {
            return
                JsonSerializer.Deserialize<Shape>(json, Form) is { } shape
                && Period.TryParse(shape.Period, out var period)
                && shape.Groups.Values.All(n => n is >= 0 and <= AskedNumbers.Most)
                ? new AskedNumbers(
                    new SeriesId(shape.Series),
                    period,
                    shape.Date,
                    shape.Groups.ToFrozenDictionary(g => new StratumId(g.Key), g => g.Value)
                )
                : null;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private sealed record Shape(
        string Series,
        string Period,
        DateOnly Date,
        SortedDictionary<string, int> Groups
    );
}
