using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions.Telemetry;

namespace SurveyPipeline.Tests.Unit.Functions.Telemetry;

/// <summary>Metrics of their own meter factory, and all that a listener gets from them: what an exporter could send.</summary>
internal sealed class RecordedMetrics : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddMetrics()
        .BuildServiceProvider();

    private readonly MeterListener listener = new();
    private readonly List<string> measured = [];

    public RecordedMetrics(TimeProvider clock)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        Metrics = new SurveyMetrics(factory, clock);
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Scope == factory)
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((i, v, tags, _) => Record(i, v, tags));
        listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Record(i, v, tags));
        listener.SetMeasurementEventCallback<double>((i, v, tags, _) => Record(i, v, tags));
        listener.Start();
    }

    public SurveyMetrics Metrics { get; }

    /// <summary>What counters said since the last reading, in its order, and what every gauge says now: name, tags, value.</summary>
    public string[] Read()
    {
        listener.RecordObservableInstruments();
        string[] read = [.. measured];
        measured.Clear();
        return read;
    }

    /// <summary>What one instrument said since the last reading, without its name.</summary>
    public string[] Read(string instrument) =>
        [
            .. Read()
                .Where(m => m.StartsWith($"{instrument} ", StringComparison.Ordinal))
                .Select(m => m[(instrument.Length + 1)..]),
        ];

    public void Dispose()
    {
        listener.Dispose();
        services.Dispose();
    }

    private void Record<T>(
        Instrument instrument,
        T value,
        ReadOnlySpan<KeyValuePair<string, object?>> tags
    )
        where T : IFormattable
    {
        var text = value.ToString(format: null, CultureInfo.InvariantCulture);
        measured.Add(
            string.Join(
                ' ',
                [instrument.Name, .. tags.ToArray().Select(t => $"{t.Key}={t.Value}"), text]
            )
        );
    }
}
