using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Reads how to reach the storage accounts, in the names that the Functions host uses too.</summary>
public static class StorageSettings
{
    /// <summary>The setting of the account that holds the survey.</summary>
    public const string Data = "SurveyStorage";

    /// <summary>The setting of the account of the app's own host; it holds the survey too where <see cref="Data"/> is not set.</summary>
    public const string Host = "AzureWebJobsStorage";

    /// <summary>The setting in force for the account that holds the survey.</summary>
    public static string DataName(IConfiguration configuration) =>
        configuration.GetSection(Data).AsEnumerable().Any(s => !string.IsNullOrEmpty(s.Value))
            ? Data
            : Host;

    /// <summary>The account that holds the survey.</summary>
    /// <exception cref="OptionsValidationException">None is named, or one that cannot be read.</exception>
    public static StorageConnection ReadData(IConfiguration configuration) =>
        Read(configuration, DataName(configuration));

    /// <summary>The account of the app's own host.</summary>
    /// <exception cref="OptionsValidationException">None is named, or one that cannot be read.</exception>
    public static StorageConnection ReadHost(IConfiguration configuration) =>
        Read(configuration, Host);

    private static StorageConnection Read(IConfiguration configuration, string name)
    {
        try
        {
            return configuration[name] is { Length: > 0 } connectionString
                ? StorageConnection.FromConnectionString(connectionString)
                : StorageConnection.FromAccount(
                    configuration[$"{name}:accountName"] ?? string.Empty,
                    Credential(configuration, name)
                );
        }
        catch (ArgumentException)
        {
            // The value may hold a key: it is not repeated.
            throw new OptionsValidationException(
                name,
                typeof(StorageConnection),
                [
                    $"{name} cannot be used: allowed are a storage connection string, or {name}__accountName with the name of an account.",
                ]
            );
        }
    }

    /// <summary>In Azure the managed identity and nothing else; on an operator's machine their own sign-in.</summary>
    private static TokenCredential Credential(IConfiguration configuration, string name)
    {
        if (
            !string.Equals(
                configuration[$"{name}:credential"],
                "managedidentity",
                StringComparison.OrdinalIgnoreCase
            )
        )
        {
            return new DefaultAzureCredential();
        }

        return configuration[$"{name}:clientId"] is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
    }
}
