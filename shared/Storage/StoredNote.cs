using System.Collections.Frozen;
using System.Text.Json;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Storage;

/// <summary>Makes a note of one kind.</summary>
internal delegate T NoteMaker<out T>(
    SeriesId series,
    string period,
    int number,
    DateOnly date,
    FrozenDictionary<Language, string> texts,
    bool withdraws
)
    where T : DatedNote;

/// <summary>The bytes in which a note beside a report is stored.</summary>
internal static class StoredNote
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The bytes of a note.</summary>
    public static BinaryData Write(DatedNote note) =>
        BinaryData.FromBytes(
            JsonSerializer.SerializeToUtf8Bytes(
                new Shape(
                    note.Series.Value,
                    note.Period,
                    note.Number,
                    note.Date,
                    note.Withdraws,
                    new(
                        note.Texts.ToDictionary(
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

    /// <summary>A note that was stored.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="make">Makes a note of its kind.</param>
    /// <exception cref="InvalidDataException">The bytes are not one.</exception>
    public static T Read<T>(BinaryData json, NoteMaker<T> make)
        where T : DatedNote
    {
        var shape =
            JsonSerializer.Deserialize<Shape>(json, Form)
            ?? throw new InvalidDataException("A stored note is none.");
        if (shape.Texts is null or { Count: 0 })
        {
            throw new InvalidDataException("A stored note says nothing.");
        }

        return make(
            new SeriesId(shape.Series),
            shape.Period,
            shape.Number,
            shape.Date,
            shape.Texts.ToFrozenDictionary(t => new Language(t.Key), t => t.Value),
            shape.Withdraws
        );
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
