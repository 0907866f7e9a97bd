using System.Security.Cryptography;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Integration.Storage;

/// <summary>Real storage with the product's layout, and a series of one test alone.</summary>
public sealed class RealStorage
{
    private readonly StorageConnection connection;

    private RealStorage(AzuriteFixture azurite)
    {
        connection = StorageConnection.FromConnectionString(azurite.ConnectionString);
        Clients = connection.Open(StorageUse.Background);
    }

    /// <summary>Clients without faults.</summary>
    public StorageClients Clients { get; }

    /// <summary>A series that nobody else uses.</summary>
    public SeriesId Series { get; } = new($"survey-{NewName()}@1.0.0");

    public static async ValueTask<RealStorage> OpenAsync(AzuriteFixture azurite)
    {
        var storage = new RealStorage(azurite);
        await StorageLayout.CreateAsync(storage.Clients, TestContext.Current.CancellationToken);
        return storage;
    }

    /// <summary>A name for a queue, table or container that nobody else uses.</summary>
    public static string NewName() => "t" + RandomNumberGenerator.GetHexString(12, lowercase: true);

    /// <summary>Clients whose every HTTP request is a call of an actor.</summary>
    public StorageClients ClientsOf(StorageActor actor) =>
        connection.Open(StorageUse.Background, actor.HttpPolicy());
}
