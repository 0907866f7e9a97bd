using SurveyPipeline.Local.Azurite;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Local.Azurite;

public sealed class StorageEndpointsTests
{
    private const string Key = "AccountKey=c2VjcmV0";

    [Fact]
    public void Development_storage_is_on_the_usual_ports_of_this_machine()
    {
        var endpoints = StorageEndpoints.Parse("UseDevelopmentStorage=true");

        Assert.True(endpoints.AreLocal);
        Assert.Equal(
            "10000 10001 10002",
            string.Join(' ', endpoints.Addresses.Select(address => address.Port))
        );
        Assert.Null(endpoints.OwnAccount);
    }

    [Theory]
    [InlineData(
        "http://127.0.0.1:1/survey",
        "http://localhost:2/survey",
        "http://[::1]:3/survey",
        true
    )]
    [InlineData(
        "http://127.0.0.1:1/survey",
        "http://127.0.0.1:2/survey",
        "http://storage.lan:3/survey",
        false
    )]
    [InlineData(
        "https://127.0.0.1:1/survey",
        "https://127.0.0.1:2/survey",
        "https://127.0.0.1:3/survey",
        false
    )]
    public void Azurite_is_started_only_for_plain_endpoints_of_this_machine(
        string blob,
        string queue,
        string table,
        bool local
    )
    {
        var endpoints = StorageEndpoints.Parse(
            $"AccountName=survey;{Key};BlobEndpoint={blob};QueueEndpoint={queue};TableEndpoint={table}"
        );

        Assert.Equal(local, endpoints.AreLocal);
    }

    [Fact]
    public void An_account_of_ones_own_is_told_to_Azurite()
    {
        var endpoints = StorageEndpoints.Parse(
            $"AccountName=survey;{Key};BlobEndpoint=http://127.0.0.1:1/survey;QueueEndpoint=http://127.0.0.1:2/survey;TableEndpoint=http://127.0.0.1:3/survey"
        );

        Assert.Equal("survey:c2VjcmV0", endpoints.OwnAccount);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=yes")]
    [InlineData("my storage")]
    [InlineData("AccountName=x")]
    public void Anything_else_is_told_without_repeating_it(string connectionString)
    {
        var exception = Assert.Throws<LocalHostException>(() =>
            StorageEndpoints.Parse(connectionString)
        );

        Assert.Contains("'AzureWebJobsStorage'", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(connectionString, exception.Message, StringComparison.Ordinal);
    }
}
