using Microsoft.AspNetCore.Http;
using SurveyPipeline.Functions.Requests;

namespace SurveyPipeline.Tests.Unit.Functions.Requests;

public sealed class OperatorsKeyTests
{
    private const string Key = "operators-key-of-this-test";

    [Theory]
    [InlineData(Key, true)]
    [InlineData("Operators-key-of-this-test", false)]
    [InlineData("operators-key-of-this-tes", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void It_opens_with_itself_alone(string? given, bool opens)
    {
        Assert.Equal(opens, new OperatorsKey(() => Key).Opens(RequestWith(given)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Where_there_is_none_nothing_opens(string? current)
    {
        var key = new OperatorsKey(() => current);

        Assert.False(key.Opens(RequestWith(null)));
        Assert.False(key.Opens(RequestWith("")));
    }

    [Fact]
    public void A_new_one_counts_from_the_next_request_on()
    {
        var current = Key;
        var key = new OperatorsKey(() => current);
        current = "another";

        Assert.False(key.Opens(RequestWith(Key)));
        Assert.True(key.Opens(RequestWith("another")));
    }

    [Fact]
    public void An_address_does_not_carry_it()
    {
        var request = RequestWith(null);
        request.QueryString = new QueryString($"?code={Key}&{OperatorsKey.Header}={Key}");

        Assert.False(new OperatorsKey(() => Key).Opens(request));
    }

    [Fact]
    public void It_does_not_write_itself_out()
    {
        Assert.Equal(nameof(OperatorsKey), new OperatorsKey(() => Key).ToString());
    }

    private static HttpRequest RequestWith(string? given)
    {
        var request = new DefaultHttpContext().Request;
        if (given is not null)
        {
            request.Headers[OperatorsKey.Header] = given;
        }

        return request;
    }
}
