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
        FormReader.ReadAsync(
            Form,
            new MemoryStream(Encoding.UTF8.GetBytes(body)),
            TestContext.Current.CancellationToken
        );
}
