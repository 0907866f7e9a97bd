using System.Collections.Immutable;
using System.Text;

namespace SurveyPipeline.Tests.Unit.Mutations;

/// <summary>Spoils inputs as faults and attackers do: one to four changes to an input of a corpus.</summary>
/// <param name="corpus">Sound inputs.</param>
/// <param name="random">Chance: one seed, one row of inputs.</param>
internal sealed class Mutator(ImmutableArray<byte[]> corpus, Random random)
{
    private static readonly ImmutableArray<byte[]> Tokens =
    [
        .. new[]
        {
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "-0",
            "1e999",
            "-1",
            "2147483647",
            "2147483648",
            "9223372036854775808",
            "0.1",
            "1E400",
            "99999999999999999999999999999999",
            "\"\\ud800\"",
            "\\udfff",
            "\\u0000",
            "\\",
            "\"",
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "&",
            "=",
            "%",
            "%00",
            "%zz",
            "%ff%fe",
            "%ed%a0%80",
            "+",
            ";",
            "na",
            "..",
            "|",
            "/",
            "@1.0.0",
            "~trial",
            "_nonce=",
            "\u202e",
            "\ud83d\udca9",
            "e\u0301",
            "\u0130",
            "//",
            "/*",
            "NaN",
            "{max}",
            "{{",
            "__proto__",
        }.Select(Encoding.UTF8.GetBytes),
        [0],
        [0x1F],
        [0x7F],
        [0xFF],
        [0xC0, 0xAF],
        [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
        [0xEF, 0xBB, 0xBF],
        [0x0D, 0x0A],
    ];

    /// <summary>The next spoilt input.</summary>
    public byte[] Next()
    {
        var input = Pick(corpus);
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            input = Change(input);
        }

        return input;
    }

    private byte[] Change(byte[] input)
    {
        var (from, to) = Range(input.Length);
        return random.Next(10) switch
        {
            0 => FlipBits(input),
            1 => input[..from],
            2 => [.. input[..to], .. input[from..]],
            3 => [.. input[..from], .. input[to..]],
            4 => [.. input[..from], .. Tail(Pick(corpus))],
            5 => SwapTokens(input),
            6 => ReplaceNumber(input),
            7 => [.. input[..from], .. Nesting(), .. input[from..]],
            8 => [.. input[..from], .. Pick(Tokens), .. input[from..]],
            _ => ReplaceToken(input),
        };
    }

    private byte[] FlipBits(byte[] input)
    {
        var copy = input.ToArray();
        for (var i = random.Next(1, 9); i > 0 && copy.Length > 0; i--)
        {
            copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        }

        return copy;
    }

    private byte[] SwapTokens(byte[] input)
    {
        var (a, b) = (TokenAt(input), TokenAt(input));
        var (first, second) = a.Start.Value <= b.Start.Value ? (a, b) : (b, a);
        return first.End.Value > second.Start.Value
            ? input
            :
            [
                .. input[..first.Start],
                .. input[second],
                .. input[first.End..second.Start],
                .. input[first],
                .. input[second.End..],
            ];
    }

    private byte[] ReplaceToken(byte[] input)
    {
        var token = TokenAt(input);
        return [.. input[..token.Start], .. Pick(Tokens), .. input[token.End..]];
    }

    private byte[] ReplaceNumber(byte[] input)
    {
        var from = Array.FindIndex(
            input,
            random.Next(input.Length + 1),
            b => char.IsAsciiDigit((char)b)
        );
        if (from < 0)
        {
            return input;
        }

        var number = new byte[random.Next(1, 400)];
        Array.Fill(number, (byte)'9');
        return [.. input[..from], .. number, .. input[(from + 1)..]];
    }

    // What stands between two signs of punctuation.
    private Range TokenAt(byte[] input)
    {
        var at = random.Next(input.Length + 1);
        var (from, to) = (at, at);
        while (from > 0 && !IsBorder(input[from - 1]))
        {
            from--;
        }

        while (to < input.Length && !IsBorder(input[to]))
        {
            to++;
        }

        return from..to;
    }

    private static bool IsBorder(byte value) => ",:{}[]&=\"\n"u8.Contains(value);

    private byte[] Nesting()
    {
        var piece = Pick([
            [(byte)'['],
            [.. "{\"a\":"u8],
            [.. "[{\"items\":["u8],
            [(byte)'%'],
        ]);
        return [.. Enumerable.Repeat(piece, random.Next(1, 300)).SelectMany(p => p)];
    }

    private byte[] Tail(byte[] other) => other[random.Next(other.Length)..];

    private (int From, int To) Range(int length)
    {
        var from = random.Next(length + 1);
        return (from, from + random.Next(Math.Min(length - from, 200) + 1));
    }

    private byte[] Pick(ImmutableArray<byte[]> list) => list[random.Next(list.Length)];
}
