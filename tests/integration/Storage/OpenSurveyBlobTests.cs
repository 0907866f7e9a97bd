using SurveyPipeline.Publication;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Storage;

public sealed class OpenSurveyBlobTests : IAsyncLifetime
{
    private readonly AzuriteFixture azurite = new();
    private StorageClients clients = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        clients = StorageConnection
            .FromConnectionString(azurite.ConnectionString)
            .Open(StorageUse.Background);
        await StorageLayout.CreateAsync(clients, Token);
    }

    public ValueTask DisposeAsync() => azurite.DisposeAsync();

    [Fact]
    public async Task Where_no_survey_was_opened_there_is_none()
    {
        Assert.Null(await clients.OpenSurvey().ReadAsync(Token));
    }

    [Fact]
    public async Task Every_reader_learns_of_a_change()
    {
        var (writer, reader) = (clients.OpenSurvey(), clients.OpenSurvey());
        var (first, second) = (Sealed(), Sealed());
        await writer.WriteAsync((_, _) => Task.FromResult<OpenSurvey?>(first), Token);
        Assert.Equal(first.Sealing.Id, (await reader.ReadAsync(Token))!.Sealing.Id);
        Assert.Equal(first.Sealing.Id, (await reader.ReadAsync(Token))!.Sealing.Id);

        await writer.WriteAsync((_, _) => Task.FromResult<OpenSurvey?>(second), Token);

        Assert.Equal(second.Sealing.Id, (await reader.ReadAsync(Token))!.Sealing.Id);
    }

    [Fact]
    public async Task Who_writes_at_the_same_time_describes_again_what_the_other_has_written()
    {
        var (one, two) = (clients.OpenSurvey(), clients.OpenSurvey());
        var (first, second) = (Sealed(), Sealed());
        var seen = new List<string?>();

        await one.WriteAsync(
            async (standing, ct) =>
            {
                seen.Add(standing?.Sealing.Id);
                if (seen.Count == 1)
                {
                    await two.WriteAsync((_, _) => Task.FromResult<OpenSurvey?>(first), ct);
                }

                return second;
            },
            Token
        );

        Assert.Equal([null, first.Sealing.Id], seen);
        Assert.Equal(second.Sealing.Id, (await two.ReadAsync(Token))!.Sealing.Id);
    }

    private static OpenSurvey Sealed() => new(OpeningKeys.Create().Sealing, []);
}
