using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions.Operations;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Local.Commands;

/// <summary>The command <c>end-survey</c>: ends a series for good, after the operator has typed its name once more. Of a series that
/// was ended before it prints how far its end has come.</summary>
public static class EndSurvey
{
    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "end-survey",
            "SERIES [--yes]",
            "ends a series: accepts nothing more; the schedule publishes what may be, erases the rest",
            (line, ct) => StorageCommand.RunAsync(line, s => RunAsync(line, s, ct), ct)
        );

    private static async Task<int> RunAsync(
        LocalCommandLine line,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var (id, isConfirmed) = Read(line);
        var ending = services.GetRequiredService<SurveyEnding>();
        var protocol = await DescribeAsync(ending, services, id, cancellationToken);
        if (protocol.State == SeriesState.Running)
        {
            if (!isConfirmed && !await ConfirmAsync(line, services, protocol, cancellationToken))
            {
                await line.Error.WriteLineAsync("That is not its name: nothing was changed.");
                return 1;
            }

            await line.Output.WriteLineAsync(
                $"Ending {id}: the end is written to storage, then the pages are told …"
            );
            await ending.EndAsync(id, cancellationToken);
            protocol = await DescribeAsync(ending, services, id, cancellationToken);
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

    private static async Task<EndingProtocol> DescribeAsync(
        SurveyEnding ending,
        IServiceProvider services,
        SeriesId id,
        CancellationToken cancellationToken
    )
    {
        var known = await services
            .GetRequiredService<IReleaseStore>()
            .ListSeriesAsync(cancellationToken);
        if (!known.Any(s => s.Id == id))
        {
            throw new LocalHostException(
                known.IsEmpty
                    ? $"The storage in use knows no series '{id}', nor any other."
                    : $"The storage in use knows no series '{id}'. It knows {string.Join(", ", known.Select(s => s.Id))}."
            );
        }

        try
        {
            return await ending.DescribeAsync(id, cancellationToken);
        }
        catch (SeriesUnreadableException error)
        {
            throw new LocalHostException(error.Message, error);
        }
    }

    private static async Task<bool> ConfirmAsync(
        LocalCommandLine line,
        IServiceProvider services,
        EndingProtocol protocol,
        CancellationToken cancellationToken
    )
    {
        var record = protocol.Series.Record;
        await line.Output.WriteLineAsync(
            $"""
            This ends {record.Id} for good:
              - no answer is accepted any more, by any host, half a minute from now at the latest;
              - what waits in the queue is still counted;
              - three hours from now at the earliest the schedule closes every period, the running one too;
              - a group with at least {record.Threshold} answers in its open batch is published one last time;
              - the counts of every other group and all receipts are erased, and can never be published.
            Published reports stay. None of this can be undone.
            """
        );
        var queue = services.GetRequiredService<ResponseQueue>();
        if (await queue.OldestPoisonAsync(cancellationToken) is not null)
        {
            await line.Output.WriteLineAsync(
                "There are poisoned messages: replay those that can be (docs/handbook.md, Poisoned messages). Until they are gone, a week at most, nothing is closed."
            );
        }

        await line.Output.WriteAsync($"Type {record.Id} to go on: ");
        await line.Output.FlushAsync(cancellationToken);
        var typed = await line.Input.ReadLineAsync(cancellationToken);
        return string.Equals(typed?.Trim(), record.Id.Value, StringComparison.Ordinal);
    }
}
