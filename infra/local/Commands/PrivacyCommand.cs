using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Storage.Inventory;

namespace SurveyPipeline.Local.Commands;

/// <summary>The command <c>privacy</c>: what is stored, read from the storage in use, in words for a record of processing.</summary>
public static class PrivacyCommand
{
    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "privacy",
            "",
            "tells what is stored, read from the storage in use; no number of answers",
            (line, ct) => StorageCommand.RunAsync(line, s => RunAsync(line, s, ct), ct)
        );

    private static async Task<int> RunAsync(
        LocalCommandLine line,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        if (!line.Arguments.IsEmpty)
        {
            throw new LocalHostException("privacy takes no argument.");
        }

        var storage = services.GetRequiredService<StorageClients>();
        var instruments = services.GetRequiredService<SeriesInstruments>();
        var releases = services.GetRequiredService<IReleaseStore>();
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
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await PrivacyText.WriteAsync(
            reading,
            series,
            $"the storage account {storage.Tables.AccountName} on {now:yyyy-MM-dd}",
            line.Output
        );
        return reading.Undocumented.IsEmpty ? 0 : 1;
    }

    private static ImmutableHashSet<string> Items(KnownSeries series) =>
        [.. series.Instrument.AllCountedItems.Select(i => i.Id.PropertyName)];
}
