using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Responses;

/// <summary>What was sealed in a message: its submissions, parsed one by one once the instrument of the series is known.</summary>
public sealed class SubmissionList
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    private readonly ImmutableArray<JsonElement> submissions;

    private SubmissionList(ImmutableArray<JsonElement> submissions) =>
        this.submissions = submissions;

    /// <summary>Reads a list; null if it is none.</summary>
    public static SubmissionList? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, Options);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array
                ? new SubmissionList([.. root.EnumerateArray().Select(e => e.Clone())])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The submissions that are valid for this instrument; the others are only counted.</summary>
    /// <param name="instrument">The instrument of the series.</param>
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
            || element.TryGetText("id") is not { } id
            || !SubmissionId.IsWellFormed(id)
            || element.TryGetText("stratum") is not { } stratum
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
            if (code.TextOf() is not { } chosen || ReadChoice(item, chosen) is not { } choice)
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
}
