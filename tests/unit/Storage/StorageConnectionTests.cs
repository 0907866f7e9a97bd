using Azure;
using Azure.Core;
using SurveyPipeline.Periods;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Tests.Unit.Storage;

public sealed class StorageConnectionTests
{
    [Fact]
    public void An_account_is_reached_by_its_name_over_https()
    {
        var clients = StorageConnection
            .FromAccount("surveydata", new NoCredential())
            .Open(StorageUse.Background);

        Assert.Equal(new Uri("https://surveydata.table.core.windows.net"), clients.Tables.Uri);
        Assert.Equal(new Uri("https://surveydata.blob.core.windows.net"), clients.Blobs.Uri);
        Assert.Equal(new Uri("https://surveydata.queue.core.windows.net"), clients.Queues.Uri);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Survey")]
    [InlineData("survey.example.org/")]
    [InlineData("abcdefghijklmnopqrstuvwxy")]
    public void What_no_account_can_be_called_is_refused(string name)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            StorageConnection.FromAccount(name, new NoCredential())
        );

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_local_emulator_is_reached_by_its_usual_connection_string()
    {
        var clients = StorageConnection
            .FromConnectionString("UseDevelopmentStorage=true")
            .Open(StorageUse.Page);

        Assert.Equal(new Uri("http://127.0.0.1:10002/devstoreaccount1"), clients.Tables.Uri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("AccountKey=c2VjcmV0")]
    public void A_connection_string_that_is_none_is_refused_without_repeating_it(string text)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            StorageConnection.FromConnectionString(text)
        );

        Assert.Equal(
            "The storage connection string cannot be read. (Parameter 'connectionString')",
            error.Message
        );
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task A_page_waits_for_three_tries_and_no_more()
    {
        // Port 1 of this machine: nothing answers, and the refusal comes at once.
        var clients = StorageConnection
            .FromConnectionString(
                "AccountName=local;AccountKey=bm8ga2V5;TableEndpoint=http://127.0.0.1:1/local;"
                    + "BlobEndpoint=http://127.0.0.1:1/local;QueueEndpoint=http://127.0.0.1:1/local"
            )
            .Open(StorageUse.Page);

        var error = await Assert.ThrowsAsync<AggregateException>(() =>
            clients
                .Responses(CountingTimes.Now, TimeProvider.System)
                .OldestAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(3, error.InnerExceptions.Count);
        Assert.All(error.InnerExceptions, e => Assert.IsType<RequestFailedException>(e));
    }

    private sealed class NoCredential : TokenCredential
    {
        public override AccessToken GetToken(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();
    }
}
