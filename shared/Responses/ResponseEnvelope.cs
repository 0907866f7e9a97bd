using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;

namespace SurveyPipeline.Responses;

/// <summary>A queue message as read: whose it is, and its submissions, parsed one by one once the instrument of the series is known.</summary>
public sealed class ResponseEnvelope
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    private readonly ImmutableArray<JsonElement> submissions;

    private ResponseEnvelope(SeriesId series, int replays, ImmutableArray<JsonElement> submissions)
    {
        Series = series;
        Replays = replays;
        this.submissions = submissions;
    }

    /// <summary>The series of its submissions.</summary>
    public SeriesId Series { get; }

    /// <summary>How often it was put back from the poison queue.</summary>
    public int Replays { get; }

    /// <summary>How many submissions it carries, readable or not.</summary>
    public int Count => submissions.Length;

    /// <summary>Reads a message; null if it is no message of this product or of a later schema.</summary>
    public static ResponseEnvelope? Read(string message)
    {
        try
        {
            using var document = JsonDocument.Parse(message, Options);
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException || IsNoText(error))
        {
            return null;
        }
    }

    /// <summary>The submissions that are valid for this instrument; the others are only counted.</summary>
    /// <param name="instrument">The instrument of <see cref="Series"/>.</param>
    /// <param name="unreadable">How many are not valid.</param>
    public ImmutableArray<Submission> ReadSubmissions(Instrument instrument, out int unreadable)
    {
        var items = instrument.Strata.ToDictionary(s => s.Id, s => instrument.CountedItems(s.Id));
        var valid = ImmutableArray.CreateBuilder<Submission>(submissions.Length);
        foreach (var element in submissions)
        {
            if (TryRead(element, items) is { } submission)
            {
                valid.Add(submission);
            }
        }

        unreadable = submissions.Length - valid.Count;
        return valid.ToImmutable();
    }

    /// <summary>The same message once more, one replay later.</summary>
    public BinaryData Replay() =>
        ResponseMessage.Write(
            Series,
            Replays + 1,
            submissions.Select(s => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(s.GetRawText()))
        );

    private static ResponseEnvelope? Read(JsonElement root)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !TryGetInt(root, "schema", out var schema)
            || schema != ResponseMessage.Schema
            || TryGetText(root, "series") is not { } series
            || !SeriesId.IsWellFormed(series)
            || !TryGetInt(root, "replays", out var replays)
            || replays < 0
            || !root.TryGetProperty("submissions", out var list)
            || list.ValueKind != JsonValueKind.Array
        )
        {
            return null;
        }

        return new ResponseEnvelope(
            new SeriesId(series),
            replays,
            [.. list.EnumerateArray().Select(e => e.Clone())]
        );
    }

    private static Submission? TryRead(
        JsonElement element,
        Dictionary<StratumId, ImmutableArray<ClosedItem>> itemsOfStrata
    )
    {
        try
        {
            return ReadSubmission(element, itemsOfStrata);
        }
        catch (Exception error) when (IsNoText(error))
        {
            return null;
        }
    }

    // Half of a surrogate pair, escaped, is JSON but no text; the parser notices when a name or value is asked for.
    private static bool IsNoText(Exception error) => error is InvalidOperationException;

    private static Submission? ReadSubmission(
        JsonElement element,
        Dictionary<StratumId, ImmutableArray<ClosedItem>> itemsOfStrata
    )
    {
        if (
            element.ValueKind != JsonValueKind.Object
            || TryGetText(element, "id") is not { } id
            || !SubmissionId.IsWellFormed(id)
            || TryGetText(element, "stratum") is not { } stratum
            || !itemsOfStrata.TryGetValue(new StratumId(stratum), out var items)
            || !element.TryGetProperty("codes", out var codes)
            || codes.ValueKind != JsonValueKind.Array
            || codes.GetArrayLength() != items.Length
        )
        {
            return null;
        }

        var choices = ImmutableArray.CreateBuilder<ImmutableArray<int>>(items.Length);
        foreach (var (item, code) in items.Zip(codes.EnumerateArray()))
        {
            if (TextOf(code) is not { } chosen || ReadChoice(item, chosen) is not { } choice)
            {
                return null;
            }

            choices.Add(choice);
        }

        return new Submission(
            new SubmissionId(id),
            new StratumId(stratum),
            choices.MoveToImmutable()
        );
    }

    private static ImmutableArray<int>? ReadChoice(ClosedItem item, string codes)
    {
        var choice = codes.Split(' ').Select(item.IndexOf).ToImmutableArray();
        return ItemChoice.IsValid(item, choice) ? choice : null;
    }

    private static bool TryGetInt(JsonElement element, string name, out int value)
    {
        value = 0;
        return element.TryGetProperty(name, out var found)
            && found.ValueKind == JsonValueKind.Number
            && found.TryGetInt32(out value);
    }

    private static string? TryGetText(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) ? TextOf(found) : null;

    private static string? TextOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}
