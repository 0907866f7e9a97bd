using Microsoft.Extensions.Configuration;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Azurite;

/// <summary>The storage of the survey, started here where it is local and nothing answers. Disposing ends what was started.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private readonly AzuriteProcess? azurite;

    private LocalStorage(AzuriteProcess? azurite)
    {
        this.azurite = azurite;
    }

    /// <summary>The folder of the data and the keys: <c>LocalStorage__Location</c>, from the project's root when relative.</summary>
    public static string DataLocation(IConfiguration configuration) =>
        Path.GetFullPath(
            configuration["LocalStorage:Location"] is { Length: > 0 } location
                ? location
                : ".azurite",
            Checkout.Find() ?? Directory.GetCurrentDirectory()
        );

    /// <summary>Makes sure that the storage answers.</summary>
    /// <exception cref="LocalHostException">It can't be made to answer.</exception>
    public static async Task<LocalStorage> StartAsync(
        IConfiguration configuration,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (
            configuration[StorageSettings.DataName(configuration)]
                is not { Length: > 0 } connectionString
            || StorageEndpoints.Parse(connectionString) is not { AreLocal: true } endpoints
        )
        {
            return new LocalStorage(null);
        }
        var answers = await StorageProbe.AskAsync(endpoints, cancellationToken);
        if (answers.All(one => one.Answer == StorageAnswer.Ready))
        {
            return new LocalStorage(null);
        }
        foreach (var (address, answer) in answers)
        {
            Refuse(address, answer);
        }
        return new LocalStorage(
            await StartAzuriteAsync(
                endpoints,
                DataLocation(configuration),
                output,
                cancellationToken
            )
        );
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<AzuriteProcess> StartAzuriteAsync(
        StorageEndpoints endpoints,
        string location,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var root =
            Checkout.Find()
            ?? throw new LocalHostException(
                "The folder infra/local, which pins the local storage, was not found: run from a checkout of the project, or set AzureWebJobsStorage to a storage account."
            );
        var installation = new AzuriteInstallation(Path.Combine(root, "infra", "local"), output);
        await installation.EnsureAsync(cancellationToken);
        PrivateFolder.Create(location);
        return await AzuriteProcess.StartAsync(
            installation,
            endpoints,
            location,
            cancellationToken
        );
    }

    private static void Refuse(Uri address, StorageAnswer answer)
    {
        var problem = answer switch
        {
            StorageAnswer.Refused =>
                "is storage that refuses this account's key: set AzureWebJobsStorage to the account that it knows",
            StorageAnswer.TooOld =>
                "is an Azurite that is too old for these clients: stop it, and the pinned one is started instead",
            StorageAnswer.Other or StorageAnswer.Ready =>
                "is not free for the local storage: stop what listens there, or name other ports in AzureWebJobsStorage (BlobEndpoint, QueueEndpoint, TableEndpoint)",
            _ => null,
        };
        if (problem is not null)
        {
            throw new LocalHostException($"Port {address.Port} {problem}.");
        }
    }
}
