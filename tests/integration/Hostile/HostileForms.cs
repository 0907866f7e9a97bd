using System.Collections.Immutable;
using System.Text;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>Bodies for the routes that take forms: a filled-in page of the site in which something is wrong.</summary>
internal sealed class HostileForms
{
    private const string Group = "profile-group";

    private readonly Instrument instrument;
    private readonly FormNonces own;
    private readonly FormNonces expired;
    private readonly FormNonces foreign;
    private readonly Random random;
    private readonly ImmutableArray<(string Kind, bool MayCount, Func<byte[]> Make)> kinds;

    /// <param name="site">The site that served the page.</param>
    /// <param name="expired">Issues nonces that are too old.</param>
    /// <param name="random">Chance.</param>
    public HostileForms(HostileSite site, FormNonces expired, Random random)
    {
        instrument = site.Instrument;
        own = site.Nonces;
        this.expired = expired;
        foreign = new FormNonces(
            new byte[FormNonces.KeyBytes],
            TimeProvider.System,
            random.NextBytes
        );
        this.random = random;
        kinds = [.. Harmless(), .. Forged(), .. Broken()];
    }

    /// <summary>One of them.</summary>
    /// <returns>What is wrong, whether it may be counted all the same, and the body.</returns>
    public (string Kind, bool MayCount, byte[] Body) Next()
    {
        var (kind, mayCount, make) = kinds[random.Next(kinds.Length)];
        return (kind, mayCount, make());
    }

    /// <summary>A page filled in as it should be.</summary>
    public string Valid() => Encode(Fields(own.Issue()));

    // What plays no part, so that the rest is a response like any other.
    private IEnumerable<(string, bool, Func<byte[]>)> Harmless() =>
        [
            (
                "unknown fields",
                true,
                () => Text(Valid() + $"&{HostileWords.Marker}=1&__proto__=x&_=_")
            ),
            ("a field of markup", true, () => Text(Valid() + "&%3Cscript%3E=%22%3E%3Cscript%3E")),
            ("an answer twice the same", true, () => Text(Valid() + "&" + Valid().Split('&')[4])),
            ("items of another group", true, () => Text(Valid() + "&" + Encode(Answers()))),
            ("three thousand fields", true, () => Text(Valid() + Many(3000))),
            (
                "invalid UTF-8 in a field",
                true,
                () => [.. Text(Valid() + "&u="), 0xFF, 0xC0, 0xAF, 0xED, 0xA0, 0x80]
            ),
            (
                "broken percent signs",
                true,
                () => Text(Valid() + "&p=%&q=%z&%=%%&r=%u0041&s=%f0%9f")
            ),
            ("a raw null", true, () => [.. Text(Valid() + "&n="), 0, 0, 13, 10, 26]),
            ("empty pairs", true, () => Text("&&&" + Valid() + "&=&=&&=x")),
            ("confirmed twice", true, () => Text(Valid() + "&_confirm=<script>&_confirm=1")),
        ];

    private IEnumerable<(string, bool, Func<byte[]>)> Forged() =>
        [
            ("a nonce with a changed bit", false, () => With("_nonce", Flip(own.Issue()))),
            ("a nonce of another series", false, () => With("_nonce", foreign.Issue())),
            ("a nonce of the day before yesterday", false, () => With("_nonce", expired.Issue())),
            ("no nonce", false, () => With("_nonce", "")),
            ("two nonces", false, () => Text(Valid() + $"&_nonce={own.Issue()}")),
            ("a nonce of markup", false, () => With("_nonce", "\"><script>" + HostileWords.Marker)),
            ("a version of the past", false, () => With("_version", "0.9.0")),
            ("a version of markup", false, () => With("_version", "\"><img src=x>")),
            ("two versions", false, () => Text(Valid() + "&_version=1.1.0")),
            ("a group that is not offered", false, () => With(Group, HostileWords.Marker)),
            ("a group with a null", false, () => With(Group, "admin\0")),
            (
                "two groups",
                false,
                () => Text(Valid() + $"&{Group}=admin&{Group}=proximity&{Group}=other")
            ),
            (
                "an answer that is not offered",
                false,
                () => Text(Valid() + $"&workload-more={HostileWords.Marker}&workload-more=6")
            ),
            (
                "an answer of a formula",
                false,
                () => Text(Valid() + "&workload-more=%3DHYPERLINK(1)")
            ),
            ("an answer with a null", false, () => Text(Valid() + "&workload-more=4%00")),
            (
                "an answer written backwards",
                false,
                () => Text(Valid() + "&workload-more=%E2%80%AE4")
            ),
            ("too many choices", false, () => Text(Valid() + Encode(EveryChoice()))),
        ];

    private IEnumerable<(string, bool, Func<byte[]>)> Broken() =>
        [
            ("five thousand fields", false, () => Text(Valid() + Many(5000))),
            ("a long name", false, () => Text(Valid() + $"&{new string('n', 3000)}=1")),
            (
                "a long answer",
                false,
                () => Text(Valid() + $"&workload-more={new string('4', 3000)}")
            ),
            ("a body of 70 KB", false, () => Text(Valid() + "&" + new string('&', 70_000))),
            ("a body of 1 MB", false, () => Text(new string('=', 1_000_000))),
            ("UTF-16", false, () => Encoding.Unicode.GetBytes(Valid())),
            ("UTF-7 in the group", false, () => With(Group, "+AGEAZABtAGkAbg-")),
            ("a byte order mark", false, () => [0xEF, 0xBB, 0xBF, .. Text(Valid())]),
            ("semicolons for ampersands", false, () => Text(Valid().Replace('&', ';'))),
            ("percent encoded twice", false, () => Text(Uri.EscapeDataString(Valid()))),
            ("nothing", false, () => []),
            ("noise", false, Noise),
            ("deep JSON", false, () => Text(new string('[', 20_000))),
            (
                "XML that grows",
                false,
                () => Text("<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]><a>&d;</a>")
            ),
            ("deep multipart", false, () => Text(DeepMultipart())),
            (
                "a multipart without an end",
                false,
                () =>
                    Text(
                        "--x\r\nContent-Disposition: form-data; name=\"_nonce\"\r\n\r\n"
                            + own.Issue()
                    )
            ),
        ];

    private byte[] With(string field, string value) =>
        Text(
            Encode(
                Fields(own.Issue())
                    .Select(f =>
                        string.Equals(f.Name, field, StringComparison.Ordinal) ? (field, value) : f
                    )
            )
        );

    private IEnumerable<(string Name, string Value)> Fields(string nonce)
    {
        var stratum = instrument.Strata[random.Next(instrument.Strata.Length)].Id;
        var group = instrument.StratumOfOption.First(o => o.Value == stratum).Key;
        return
        [
            (Group, group),
            ("_nonce", nonce),
            ("_version", instrument.Version),
            ("_confirm", "1"),
            .. Answers(stratum),
        ];
    }

    private IEnumerable<(string Name, string Value)> Answers() =>
        instrument
            .AllCountedItems.Where(i => instrument.Strata.Any(s => !i.IsAskedOf(s.Id)))
            .Select(i => (i.Id.Value, i.Categories[0].Code));

    private IEnumerable<(string Name, string Value)> Answers(StratumId stratum)
    {
        var choices = TestData.Submission(instrument, stratum, random).Choices;
        return instrument
            .CountedItems(stratum)
            .SelectMany(
                (item, i) => choices[i].Select(c => (item.Id.Value, item.Categories[c].Code))
            );
    }

    private IEnumerable<(string Name, string Value)> EveryChoice() =>
        instrument
            .AllCountedItems.SelectMany(i => i.Categories.Select(c => (i.Id.Value, c.Code)))
            .Prepend(("", ""));

    private static string Many(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"&f{i % 97}={i % 10}"));

    private byte[] Noise()
    {
        var bytes = new byte[random.Next(1, 4000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string DeepMultipart() =>
        string.Concat(
            Enumerable
                .Range(0, 400)
                .Select(i => $"--x{i}\r\nContent-Type: multipart/mixed; boundary=x{i + 1}\r\n\r\n")
        );

    // Not in the last place, whose spare bits mean nothing.
    private string Flip(string nonce)
    {
        var i = random.Next(nonce.Length - 1);
        return nonce[..i] + (nonce[i] == 'A' ? 'B' : 'A') + nonce[(i + 1)..];
    }

    private static string Encode(IEnumerable<(string Name, string Value)> fields) =>
        BrowserForm.Encode(fields);

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);
}
