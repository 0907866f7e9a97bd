using System.Collections.Immutable;
using System.Text;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>Messages as they stand in the queue that cannot be counted, one of each kind.</summary>
internal static class MalformedMessages
{
    private const string Id = "AAAAAAAAAAAAAAAAAAAAAA";

    /// <summary>The messages.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "not base64",
        "AA",
        Convert.ToBase64String([0xC3, 0x28, 0xFF]),
        Convert.ToBase64String([0, 0, 0, 0]),
        Encoded(""),
        Encoded("null"),
        Encoded("[]"),
        Encoded("{"),
        Encoded("{}"),
        Encoded(new string('[', 10_000)),
        Encoded($"{{\"schema\":{new string('9', 20_000)}}}"),
        Encoded(Envelope("[]").Replace("\"schema\":2", "\"schema\":3", StringComparison.Ordinal)),
        Encoded(
            Envelope("[]").Replace("\"schema\":2", "\"schema\":\"2\"", StringComparison.Ordinal)
        ),
        Encoded(Envelope("[]").Replace("@1.1.0~trial", "@9.9.9", StringComparison.Ordinal)),
        Encoded(Envelope("[]").Replace("social-", "|/\\\\#?'%27", StringComparison.Ordinal)),
        Encoded(
            Envelope("[]").Replace("\"sealed\":\"", "\"sealed\":\"AAAA", StringComparison.Ordinal)
        ),
        Encoded(Envelope("{}")),
        Encoded(Envelope("[null]")),
        Encoded(Envelope("[7,\"x\",[]]")),
        Encoded(Envelope("[{}]")),
        Encoded(Envelope(Submission("short", "admin", "[]"))),
        Encoded(Envelope(Submission("AAAAAAAAAAAAAAAAAAAA|A", "admin", "[]"))),
        Encoded(Envelope(Submission(Id, "nobody", "[]"))),
        Encoded(Envelope(Submission(Id, "admin", "[]"))),
        Encoded(Envelope(Submission(Id, "admin", "{\"a\":1}"))),
        Encoded(
            Envelope(
                Submission(Id, "admin", $"[{string.Join(',', Enumerable.Repeat("\"1\"", 500))}]")
            )
        ),
        Encoded(Envelope(WrongCode())),
    ];

    private static string WrongCode()
    {
        var instrument = TestData.BuiltInInstrument();
        var stratum = instrument.Strata[0].Id;
        var items = instrument.CountedItems(stratum);
        return Submission(
            Id,
            stratum.Value,
            $"[{string.Join(',', Enumerable.Repeat("\"no such code\"", items.Length))}]"
        );
    }

    private static string Submission(string id, string stratum, string codes) =>
        $"[{{\"stratum\":\"{stratum}\",\"id\":\"{id}\",\"codes\":{codes}}}]";

    private static string Envelope(string submissions) =>
        TestData.SealedMessage(new(FaultRun.SeriesName), submissions);

    private static string Encoded(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
