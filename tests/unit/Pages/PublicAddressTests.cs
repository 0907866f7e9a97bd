using Microsoft.AspNetCore.Http;
using SurveyPipeline.Pages;

namespace SurveyPipeline.Tests.Unit.Pages;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData(60, true)]
    [InlineData(5000, false)]
    public void A_host_that_is_longer_than_any_is_no_address(int labels, bool isOne)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["X-Forwarded-Host"] =
            string.Concat(Enumerable.Repeat("ab.", labels)) + "example";

        Assert.Equal(isOne, PublicAddress.Find(request) is not null);
    }
}
