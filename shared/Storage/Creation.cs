using Azure;

namespace SurveyPipeline.Storage;

/// <summary>Creates places of storage.</summary>
internal static class Creation
{
    /// <summary>Awaits a creation. An identity with rights inside a container or table alone may not create it, and need not: the deployment has.
    /// Where it has not, the first use says so.</summary>
    public static async Task TryAsync(Task creation)
    {
        try
        {
            await creation;
        }
        catch (RequestFailedException error) when (error.Status == 403) { }
    }
}
