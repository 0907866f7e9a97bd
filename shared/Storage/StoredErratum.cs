using System.Collections.Frozen;
using System.Text.Json;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Storage;

/// <summary>The bytes in which an erratum is stored.</summary>
internal static class StoredErratum
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The bytes of an erratum.</summary>
    public static BinaryData Write(Erratum erratum) =>
        BinaryData.FromBytes(
            JsonSerializer.SerializeToUtf8Bytes(
                new Shape(
                    erratum.Series.Value,
                    erratum.Period,
                    erratum.Number,
                    erratum.Date,
                    erratum.Withdraws,
                    new(
                        erratum.Texts.ToDictionary(
                            t => t.Key.Code,
                            t => t.Value,
                            StringComparer.Ordinal
                        ),
                        StringComparer.Ordinal
                    )
                ),
                Form
            )
        );

    /// <summary>An erratum that was stored.</summary>
    /// <exception cref="InvalidDataException">The bytes are not one.</exception>
    public static Erratum Read(BinaryData json)
    {
        var shape =
            JsonSerializer.Deserialize<Shape>(json, Form)
            ?? throw new InvalidDataException("A stored erratum is none.");
        return new Erratum(
            new SeriesId(shape.Series),
            shape.Period,
            shape.Number,
            shape.Date,
            shape.Texts.ToFrozenDictionary(t => new Language(t.Key), t => t.Value)
        )
        {
            Withdraws = shape.Withdraws,
        };
    }

    private sealed record Shape(
        string Series,
        string Period,
        int Number,
        DateOnly Date,
        bool Withdraws,
        SortedDictionary<string, string> Texts
    );
}
