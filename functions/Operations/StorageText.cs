using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Series;
using SurveyPipeline.Storage.Inventory;

namespace SurveyPipeline.Functions.Operations;

/// <summary>What is stored, in words that a data protection officer can paste into a record of processing.</summary>
internal static class StorageText
{
    private static readonly ImmutableArray<string> Never =
    [
        "a name, an e-mail address, an account, a staff or case number;",
        "an IP address, a browser's name, a cookie or any other mark of a device;",
        "one person's answers as a record: once counted, they exist only as sums;",
        "the language in which or the place from which somebody answered; nor a time, but those that the storage service notes by itself;",
        "free text: comments are not collected;",
        "once a form is counted, which form number belongs to which answers: the number is a hash over random bits that are stored nowhere.",
    ];

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(
        InventoryReading reading,
        ImmutableArray<SeriesRecord> series,
        string source,
        TextWriter output
    )
    {
        await output.WriteLineAsync($"What is stored, read from {source}.");
        await output.WriteLineAsync(
            "Numbers that would tell how many people have answered are left out: there are \"some\" or \"none\"."
        );
        await WriteSeriesAsync(series, output);
        foreach (var place in reading.Found.GroupBy(f => (f.Kind.Part, f.Kind.Place)))
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync($"{place.Key.Part} {place.Key.Place}");
            foreach (var found in place)
            {
                await WriteAsync(found, output);
            }
        }

        await WriteListAsync(
            "Kept by the Functions host for itself",
            [
                .. reading.OfTheHost.SelectMany(h =>
                    new[]
                    {
                        h.Key,
                        $"  Holds       {h.Value.Holds}",
                        $"  Kept        {h.Value.Kept}",
                    }
                ),
            ],
            output
        );
        await WriteListAsync("Never stored", Never, output);
        await WriteListAsync(
            "Not documented: find out where this comes from",
            reading.Undocumented,
            output
        );
        await WriteListAsync(
            "Not looked at, for want of rights: ask somebody who has them on the whole account",
            reading.Unseen,
            output
        );
        if (reading.Undocumented.IsEmpty)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync("Nothing was found that is not described here.");
        }
    }

    private static async Task WriteSeriesAsync(
        ImmutableArray<SeriesRecord> series,
        TextWriter output
    ) =>
        await WriteListAsync(
            "Surveys in this storage",
            [
                .. series.Select(s =>
                    (s.EndedAt, s.FinalPeriod) switch
                    {
                        (null, _) => $"{s.Id}, since {s.FirstPeriod}",
                        (_, null) => $"{s.Id}, since {s.FirstPeriod}, ended, still to be closed",
                        (_, { } final) => $"{s.Id}, from {s.FirstPeriod} to {final}",
                    }
                ),
            ],
            output
        );

    private static async Task WriteAsync(FoundKind found, TextWriter output)
    {
        var kind = found.Kind;
        await output.WriteLineAsync($"  {kind.Name}: {Amount(found)}");
        if (kind.Part != StoragePart.Queue)
        {
            await output.WriteLineAsync($"    Looks like  {kind.Example}");
        }

        await output.WriteLineAsync($"    Holds       {kind.Holds}");
        if (kind.Part != StoragePart.Container)
        {
            await output.WriteLineAsync($"    Properties  {Properties(found)}");
        }

        await output.WriteLineAsync($"    Kept        {kind.Kept}");
    }

    private static string Amount(FoundKind found)
    {
        if (found.Count == 0)
        {
            return "none";
        }

        return found.Kind.IsSensitive ? "some" : found.Count.ToString(CultureInfo.InvariantCulture);
    }

    private static string Properties(FoundKind found)
    {
        if (found.Kind.Properties.IsEmpty)
        {
            return "none besides its key";
        }

        var documented = string.Join(", ", found.Kind.Properties);
        if (found.Count == 0)
        {
            return $"{documented} (as documented: there is none to read now)";
        }

        return $"{string.Join(", ", found.Kind.Properties.Where(found.Properties.Contains))} (found); {Others(found)}";
    }

    private static string Others(FoundKind found)
    {
        var others = string.Join(
            ", ",
            found.Kind.Properties.Where(p => !found.Properties.Contains(p))
        );
        return others.Length == 0 ? "no other is documented" : $"documented too: {others}";
    }

    private static async Task WriteListAsync(
        string heading,
        ImmutableArray<string> lines,
        TextWriter output
    )
    {
        if (lines.IsEmpty)
        {
            return;
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync(heading);
        foreach (var line in lines)
        {
            await output.WriteLineAsync($"  {line}");
        }
    }
}
