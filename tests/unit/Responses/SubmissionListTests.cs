using System.Text;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class SubmissionListTests
{
    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[7")]
    [InlineData("{}")]
    [InlineData("{\"0\":{}}")]
    [InlineData("7")]
    [InlineData("null")]
    public void What_is_no_list_is_not_read(string content)
    {
        Assert.Null(SubmissionList.Read(Encoding.UTF8.GetBytes(content)));
    }

    [Fact]
    public void Whatever_stands_in_a_list_is_counted_readable_or_not()
    {
        var valid = SubmissionList
            .Read("[7,{},null]"u8.ToArray())!
            .ReadSubmissions(TestData.BuiltInInstrument(), out var unreadable);

        Assert.Empty(valid);
        Assert.Equal(3, unreadable);
    }
}
