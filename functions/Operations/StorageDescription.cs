using System.Collections.Immutable;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Storage.Inventory;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Describes what the storage in use holds, in words for a record of processing. No number of answers stands in it.</summary>
/// <param name="storage">The storage.</param>
/// <param name="instruments">The questionnaires of all series.</param>
/// <param name="releases">The series.</param>
/// <param name="clock">The day of the description.</param>
public sealed class StorageDescription(
    StorageClients storage,
    SeriesInstruments instruments,
    IReleaseStore releases,
    TimeProvider clock
)
{
    /// <summary>Writes it.</summary>
    /// <returns>Whether everything that was found is documented.</returns>
    public async Task<bool> WriteAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var inventory = new StorageInventory(
            storage,
            async (series, ct) =>
                await releases.ReadSeriesAsync(series, ct) is { } record
                && await instruments.TryFindAsync(record, ct) is { } known
                    ? Items(known)
                    : null
        );
        var reading = await inventory.ReadAsync(cancellationToken);
        var series = reading.Found.Any(f => f.Kind.Name is "series" && f.Count > 0)
            ? await releases.ListSeriesAsync(cancellationToken)
            : [];
        await StorageText.WriteAsync(
            reading,
            series,
            $"the storage account {storage.Tables.AccountName} on {clock.GetUtcNow():yyyy-MM-dd}",
            output
        );
        return reading.Undocumented.IsEmpty;
    }

    private static ImmutableHashSet<string> Items(KnownSeries series) =>
        [.. series.Instrument.AllCountedItems.Select(i => i.Id.PropertyName)];
}
