using System.Diagnostics.Metrics;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Telemetry;

/// <summary>What can be watched of a running survey. Nothing here moves when a submission is accepted: an open batch is counted by no
/// instrument, directly or as the number of times that one changes.</summary>
public sealed class SurveyMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "SurveyPipeline";

    private const int Unseen = -1;

    private readonly TimeProvider clock;
    private readonly SlowestAnswer answers;
    private readonly SpanCounter errors;
    private readonly SpanCounter refusals;
    private double storageSeconds = Unseen;
    private int queueMinutes = Unseen;
    private int poison = Unseen;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    /// <param name="clock">Tells spans and ages.</param>
    public SurveyMetrics(IMeterFactory meters, TimeProvider clock)
    {
        this.clock = clock;
        answers = new SlowestAnswer(clock);
        var meter = meters.Create(MeterName);
        errors = new SpanCounter(
            meter.CreateCounter<long>(
                "survey.errors",
                "{span}",
                "Spans of five minutes in which an answer of this function failed."
            ),
            "function",
            clock
        );
        refusals = new SpanCounter(
            meter.CreateCounter<long>(
                "survey.refusals",
                "{span}",
                "Spans of five minutes in which something sent was refused for this reason."
            ),
            "reason",
            clock
        );
        AddGauges(meter);
    }

    /// <summary>A request was answered. It is measured if it failed, or is a page that someone opened. A form that was sent and did not fail is
    /// not, nor is the page that follows it: where storage is slow, each would move the gauge. What storage takes is measured by
    /// <see cref="StorageAnswered"/>.</summary>
    /// <param name="isOpened">Whether someone opened a page: nothing was sent, and nothing that was sent led here.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="time">How long it took.</param>
    public void Answered(bool isOpened, int status, TimeSpan time)
    {
        if (status >= 500 || isOpened)
        {
            answers.Take(time);
        }
    }

    /// <summary>An answer failed, or said that the app is not healthy.</summary>
    /// <param name="function">Name of the function.</param>
    public void Failed(string function) => errors.Mark(function);

    /// <summary>Something that was sent was refused.</summary>
    public void Refused(Refusal refusal) => refusals.Mark(NameOf(refusal));

    /// <summary>A submission was not taken, for want of something.</summary>
    public void Refused(IntakeShortage shortage) =>
        Refused(
            shortage switch
            {
                IntakeShortage.Capacity => Refusal.Capacity,
                IntakeShortage.Ceiling => Refusal.Ceiling,
                _ => Refusal.Storage,
            }
        );

    /// <summary>A body was read, or could not be.</summary>
    public void Read(FormOutcome outcome)
    {
        if (outcome is FormOutcome.TooLarge or FormOutcome.Unsupported)
        {
            Refused(Refusal.Unreadable);
        }
    }

    /// <summary>Storage was asked for something small, by whoever watches it.</summary>
    /// <param name="time">How long the slowest of its services took; null where one did not answer.</param>
    public void StorageAnswered(TimeSpan? time) =>
        Volatile.Write(ref storageSeconds, time is { } took ? Steps.RoundUp(took) : Unseen);

    /// <summary>The queue was looked at.</summary>
    /// <param name="oldest">Since when its oldest message waits; null where none does.</param>
    public void QueueSeen(DateTimeOffset? oldest) =>
        Volatile.Write(
            ref queueMinutes,
            oldest is { } since ? Steps.RoundDown(clock.GetUtcNow() - since) : 0
        );

    /// <summary>The queue could not be looked at: what was seen before says nothing any more.</summary>
    public void QueueUnseen() => Volatile.Write(ref queueMinutes, Unseen);

    /// <summary>The queue of poisoned messages was looked at.</summary>
    public void PoisonSeen(bool any) => Volatile.Write(ref poison, any ? 1 : 0);

    private static string NameOf(Refusal refusal) =>
        refusal switch
        {
            Refusal.Capacity => "capacity",
            Refusal.Ceiling => "ceiling",
            Refusal.Storage => "storage",
            Refusal.TooFast => "too_fast",
            Refusal.Unreadable => "unreadable",
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
        };

    private static Measurement<int>[] Observe(int seen) =>
        seen == Unseen ? [] : [new Measurement<int>(seen)];

    private void AddGauges(Meter meter)
    {
        meter.CreateObservableGauge(
            "survey.answer.slowest",
            () => Steps.RoundUp(answers.Longest),
            "s",
            "No page opened and no failure in the last whole five minutes took longer."
        );
        meter.CreateObservableGauge<double>(
            "survey.storage.slowest",
            () =>
                Volatile.Read(ref storageSeconds) is > Unseen and var seconds
                    ? [new Measurement<double>(seconds)]
                    : [],
            "s",
            "No storage service took longer to answer when it was last asked."
        );
        meter.CreateObservableGauge<int>(
            "survey.queue.age",
            () => Observe(Volatile.Read(ref queueMinutes)),
            "min",
            "The oldest message had waited this long when the queue was last looked at, or not yet for the next step."
        );
        meter.CreateObservableGauge<int>(
            "survey.poison",
            () => Observe(Volatile.Read(ref poison)),
            "1",
            "1 if there were poisoned messages when last looked at, else 0."
        );
    }
}
