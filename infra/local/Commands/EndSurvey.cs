using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Local.Commands;

/// <summary>The command <c>end-survey</c>: ends a series for good, after the operator has typed its name once more.</summary>
public static class EndSurvey
{
    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "end-survey",
            "SERIES [--yes]",
            "closes a series now, publishes what may be published, erases the rest",
            (line, ct) => StorageCommand.RunAsync(line, s => RunAsync(line, s, ct), ct)
        );

    private static async Task<int> RunAsync(
        LocalCommandLine line,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var (id, isConfirmed) = Read(line);
        var ending = new SurveyEnding(
            services.GetRequiredService<SurveyPublication>(),
            services.GetRequiredService<SeriesCatalog>(),
            services.GetRequiredService<IReleaseStore>(),
            services.GetRequiredService<IReportStore>(),
            services.GetRequiredService<TimeProvider>()
        );
        var record = await FindAsync(ending, services, id, cancellationToken);
        if (!isConfirmed && !await ConfirmAsync(line, services, record, cancellationToken))
        {
            await line.Error.WriteLineAsync("That is not its name: nothing was changed.");
            return 1;
        }

        var drain = new QueueDrain(
            services.GetRequiredService<ResponseQueue>(),
            services.GetRequiredService<ResponseCounting>(),
            services.GetRequiredService<TimeProvider>()
        );
        var protocol = await ending.EndAsync(
            id,
            drain.RunAsync,
            step => line.Output.WriteLine(Say(step)),
            cancellationToken
        );
        if (protocol is null)
        {
            await line.Error.WriteLineAsync(
                "Messages still wait in the queue, or are held by a host that works on them. Nothing was closed or erased yet; no new answers are accepted. Run the command again when the queue is quiet."
            );
            return 1;
        }

        await EndingProtocolText.WriteAsync(protocol, line.Output);
        return 0;
    }

    private static (SeriesId Id, bool IsConfirmed) Read(LocalCommandLine line) =>
        line.Arguments switch
        {
            [var series] when !series.StartsWith('-') => (new SeriesId(series), false),
            [var series, "--yes"] => (new SeriesId(series), true),
            ["--yes", var series] => (new SeriesId(series), true),
            _ => throw new LocalHostException(
                "end-survey needs the name of a series, such as my-survey@1.0.0, and may have --yes behind it to ask nothing."
            ),
        };

    private static async Task<SeriesRecord> FindAsync(
        SurveyEnding ending,
        IServiceProvider services,
        SeriesId id,
        CancellationToken cancellationToken
    )
    {
        var releases = services.GetRequiredService<IReleaseStore>();
        switch (await ending.FindStateAsync(id, cancellationToken))
        {
            case SeriesState.Unknown:
                var known = await releases.ListSeriesAsync(cancellationToken);
                throw new LocalHostException(
                    known.IsEmpty
                        ? $"The storage in use knows no series '{id}', nor any other."
                        : $"The storage in use knows no series '{id}'. It knows {string.Join(", ", known.Select(s => s.Id))}."
                );
            case SeriesState.Ended:
                throw new LocalHostException(
                    $"The series {id} has ended already: everything is published and erased."
                );
        }

        try
        {
            var series = await services
                .GetRequiredService<SeriesCatalog>()
                .FindAsync(id, cancellationToken);
            return series!.Record;
        }
        catch (SeriesUnreadableException error)
        {
            throw new LocalHostException(error.Message, error);
        }
    }

    private static async Task<bool> ConfirmAsync(
        LocalCommandLine line,
        IServiceProvider services,
        SeriesRecord record,
        CancellationToken cancellationToken
    )
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var last = record.LastPeriod ?? Period.Containing(record.PeriodKind, now);
        await line.Output.WriteLineAsync(
            $"""
            This ends {record.Id} for good:
              - no answer is accepted any more, by any host;
              - what waits in the queue is counted, and every period up to {last} is closed now, the running one too;
              - a group with at least {record.Threshold} respondents in its open batch is published one last time;
              - the counts of every other group, all receipts and the secret are erased, and can never be published.
            Published reports stay. None of this can be undone.
            """
        );
        var queue = services.GetRequiredService<ResponseQueue>();
        if (await queue.OldestPoisonAsync(cancellationToken) is not null)
        {
            await line.Output.WriteLineAsync(
                "There are poisoned messages: to have their answers counted, stop here and replay them first (docs/handbook.md, Poisoned messages)."
            );
        }

        await line.Output.WriteAsync($"Type {record.Id} to go on: ");
        await line.Output.FlushAsync(cancellationToken);
        var typed = await line.Input.ReadLineAsync(cancellationToken);
        return string.Equals(typed?.Trim(), record.Id.Value, StringComparison.Ordinal);
    }

    private static string Say(EndingStep step) =>
        step switch
        {
            EndingStep.Marked =>
                "The end is written down. For a minute, until every running host knows, nothing else is done.",
            EndingStep.Known =>
                "No host takes answers any more. What waits in the queue is counted.",
            EndingStep.Counted => "Everything that came in is counted.",
            EndingStep.Closed => "The last periods are closed.",
            EndingStep.Published => "Their reports are published.",
            _ => "Open counts, receipts and the secret are erased.",
        };
}
