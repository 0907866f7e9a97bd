using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Reads how to reach the storage account, in the names that the Functions host uses too.</summary>
public static class StorageSettings
{
    private const string Name = "AzureWebJobsStorage";

    /// <summary>The connection that the settings name.</summary>
    /// <exception cref="OptionsValidationException">They name none, or one that cannot be read.</exception>
    public static StorageConnection Read(IConfiguration configuration)
    {
        try
        {
            return configuration[Name] is { Length: > 0 } connectionString
                ? StorageConnection.FromConnectionString(connectionString)
                : StorageConnection.FromAccount(
                    configuration[$"{Name}:accountName"] ?? string.Empty,
                    Credential(configuration)
                );
        }
        catch (ArgumentException)
        {
            // The value may hold a key: it is not repeated.
            throw new OptionsValidationException(
                Name,
                typeof(StorageConnection),
                [
                    $"{Name} cannot be used: allowed are a storage connection string, or {Name}__accountName with the name of an account.",
                ]
            );
        }
    }

    /// <summary>In Azure the managed identity and nothing else; on an operator's machine their own sign-in.</summary>
    private static TokenCredential Credential(IConfiguration configuration)
    {
        if (
            !string.Equals(
                configuration[$"{Name}:credential"],
                "managedidentity",
                StringComparison.OrdinalIgnoreCase
            )
        )
        {
            return new DefaultAzureCredential();
        }

        return configuration[$"{Name}:clientId"] is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
    }
}
