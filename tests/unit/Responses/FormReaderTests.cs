using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class FormReaderTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Fact]
    public async Task Names_and_values_are_decoded_as_browsers_encode_them()
    {
        var reading = await ReadAsync("a=caf%C3%A9+au+lait&b%2Dc=1&a=2&empty=&bare");

        Assert.Equal(FormOutcome.Read, reading.Outcome);
        Assert.Equal(["café au lait", "2"], reading.Fields["a"]);
        Assert.Equal(["1"], reading.Fields["b-c"]);
        Assert.Equal([""], reading.Fields["empty"]);
        Assert.Equal([""], reading.Fields["bare"]);
        Assert.Empty(reading.Fields["absent"]);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", FormOutcome.Read)]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8", FormOutcome.Read)]
    [InlineData("Application/X-WWW-Form-Urlencoded;charset=utf-8", FormOutcome.Read)]
    [InlineData("application/x-www-form-urlencoded; charset=\"utf-8\"", FormOutcome.Read)]
    [InlineData("application/x-www-form-urlencoded; charset=iso-8859-1", FormOutcome.Unsupported)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", FormOutcome.Unsupported)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16", FormOutcome.Unsupported)]
    [InlineData("multipart/form-data; boundary=x", FormOutcome.Unsupported)]
    [InlineData("text/plain", FormOutcome.Unsupported)]
    [InlineData("application/json", FormOutcome.Unsupported)]
    [InlineData("nonsense", FormOutcome.Unsupported)]
    [InlineData("", FormOutcome.Unsupported)]
    [InlineData(null, FormOutcome.Unsupported)]
    public async Task Only_the_plain_form_type_in_UTF8_is_read(string? type, FormOutcome expected)
    {
        var reading = await FormReader.ReadAsync(
            type,
            new MemoryStream("a=1"u8.ToArray()),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(expected, reading.Outcome);
    }

    [Theory]
    [InlineData(64 * 1024, FormOutcome.Read)]
    [InlineData((64 * 1024) + 1, FormOutcome.TooLarge)]
    [InlineData(1_000_000, FormOutcome.TooLarge)]
    public async Task A_body_may_have_64_KiB(int bytes, FormOutcome expected)
    {
        var fields = string.Concat(Enumerable.Repeat($"a={new string('1', 1000)}&", bytes / 1003));

        var reading = await ReadAsync(fields.PadRight(bytes, '&'));

        Assert.Equal(expected, reading.Outcome);
    }

    [Theory]
    [InlineData(64 * 1024, FormOutcome.Read)]
    [InlineData((64 * 1024) + 1, FormOutcome.TooLarge)]
    public async Task A_body_that_comes_in_pieces_is_read_to_its_last_byte(
        int bytes,
        FormOutcome expected
    )
    {
        using var body = new InPieces("last=1".PadLeft(bytes, '&'), (64 * 1024) - 1);

        var reading = await ReadAsync(body);

        Assert.Equal(expected, reading.Outcome);
        Assert.Equal(expected == FormOutcome.Read ? "1" : null, reading.Fields.Only("last"));
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_broken()
    {
        using var body = new BreakingOff("a=1&b=");

        var reading = await ReadAsync(body);

        Assert.Equal(FormOutcome.Broken, reading.Outcome);
        Assert.Empty(reading.Fields["a"]);
    }

    [Fact]
    public async Task Nothing_of_a_body_stays_in_memory_that_others_use()
    {
        using var body = new InPieces("answer=secret", 1024);

        await ReadAsync(body);

        Assert.DoesNotContain(body.ReadInto.ToArray(), b => b != 0);
    }

    [Theory]
    [InlineData(4096, FormOutcome.Read)]
    [InlineData(4097, FormOutcome.TooLarge)]
    public async Task A_body_may_have_4096_fields(int count, FormOutcome expected)
    {
        var reading = await ReadAsync(string.Concat(Enumerable.Repeat("a=1&", count)));

        Assert.Equal(expected, reading.Outcome);
    }

    [Theory]
    [InlineData(1024, FormOutcome.Read)]
    [InlineData(1025, FormOutcome.TooLarge)]
    public async Task A_value_may_have_1024_characters(int length, FormOutcome expected)
    {
        var reading = await ReadAsync("a=" + new string('1', length));

        Assert.Equal(expected, reading.Outcome);
    }

    [Theory]
    [InlineData(1024, FormOutcome.Read)]
    [InlineData(1025, FormOutcome.TooLarge)]
    public async Task A_name_may_have_1024_characters(int length, FormOutcome expected)
    {
        var reading = await ReadAsync(new string('a', length) + "=1");

        Assert.Equal(expected, reading.Outcome);
    }

    [Fact]
    public async Task A_body_is_not_read_further_than_its_limit()
    {
        var body = new MemoryStream(new byte[10_000_000]);

        await FormReader.ReadAsync(Form, body, TestContext.Current.CancellationToken);

        Assert.Equal((64 * 1024) + 1, body.Position);
    }

    [Property]
    public void Any_text_is_read_without_an_exception(string? text)
    {
        FormReader.Parse(text ?? string.Empty);
    }

    [Property]
    public void Any_bytes_are_read_without_an_exception(byte[] bytes)
    {
        FormReader.Parse(Encoding.UTF8.GetString(bytes));
    }

    [Property]
    public Property What_is_encoded_comes_back(NonEmptyString name, string? value)
    {
        // Lone surrogates have no UTF-8 form.
        var wellFormed = IsWellFormed(name.Get) && IsWellFormed(value ?? string.Empty);
        var text = wellFormed
            ? $"{Uri.EscapeDataString(name.Get)}={Uri.EscapeDataString(value ?? string.Empty)}"
            : string.Empty;

        var fields = FormReader.Parse(text).Fields;

        return string.Equals(fields.Only(name.Get), value ?? string.Empty, StringComparison.Ordinal)
            .When(wellFormed);
    }

    private static bool IsWellFormed(string text) =>
        string.Equals(
            Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)),
            text,
            StringComparison.Ordinal
        );

    private static Task<FormReading> ReadAsync(string body) =>
        ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)));

    private static Task<FormReading> ReadAsync(Stream body) =>
        FormReader.ReadAsync(Form, body, TestContext.Current.CancellationToken);

    /// <summary>A body of which no more than so many bytes come at a time.</summary>
    private sealed class InPieces(string text, int piece)
        : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        /// <summary>Where its last piece was read into.</summary>
        public Memory<byte> ReadInto { get; private set; }

        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (Position < Length)
            {
                ReadInto = buffer;
            }

            return base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
        }
    }

    /// <summary>A body whose connection is lost after some bytes.</summary>
    private sealed class BreakingOff(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) =>
            Position < Length
                ? base.ReadAsync(buffer, cancellationToken)
                : throw new IOException("The client reset the request stream.");
    }
}
