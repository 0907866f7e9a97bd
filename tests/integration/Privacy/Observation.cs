using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace SurveyPipeline.Tests.Integration.Privacy;

/// <summary>Everything that this process says of itself while a test runs: log entries of every level with their state and scopes,
/// every measurement of every meter, every activity of every source.</summary>
public sealed class Observation : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> logged = new();
    private readonly ConcurrentQueue<string> measured = new();
    private readonly MeterListener meters = new();
    private readonly ActivityListener activities;

    /// <summary>Begins to observe.</summary>
    public Observation()
    {
        meters.InstrumentPublished = (instrument, listener) =>
            listener.EnableMeasurementEvents(instrument);
        meters.SetMeasurementEventCallback<int>((i, v, tags, _) => Measure(i, v, tags));
        meters.SetMeasurementEventCallback<long>((i, v, tags, _) => Measure(i, v, tags));
        meters.SetMeasurementEventCallback<double>((i, v, tags, _) => Measure(i, v, tags));
        meters.Start();
        activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Trace,
        };
        ActivitySource.AddActivityListener(activities);
    }

    /// <summary>What was logged.</summary>
    public IReadOnlyCollection<string> Logged => [.. logged];

    /// <summary>What was measured and traced.</summary>
    public IReadOnlyCollection<string> Measured
    {
        get
        {
            meters.RecordObservableInstruments();
            return [.. measured];
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        logged.Enqueue($"scope {Describe(state)}");
        return null;
    }

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => logged.Enqueue($"{logLevel} {formatter(state, exception)} {Describe(state)} {exception}");

    /// <inheritdoc/>
    public void Dispose()
    {
        meters.Dispose();
        activities.Dispose();
    }

    private void Measure<T>(
        Instrument instrument,
        T value,
        ReadOnlySpan<KeyValuePair<string, object?>> tags
    ) =>
        measured.Enqueue(
            $"{instrument.Meter.Name} {instrument.Name} {value} {string.Join(' ', tags.ToArray())}"
        );

    private void Trace(Activity activity) =>
        measured.Enqueue(
            $"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} "
                + string.Join(
                    ' ',
                    activity.TagObjects.Concat(
                        activity.Baggage.Select(b => KeyValuePair.Create(b.Key, (object?)b.Value))
                    )
                )
                + string.Join(
                    ' ',
                    activity.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags)}")
                )
        );

    private static string Describe(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> pairs
            ? string.Join(' ', pairs)
            : $"{state}";
}
