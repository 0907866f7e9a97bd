using Azure;
using Azure.Data.Tables.Models;

namespace SurveyPipeline.Storage;

/// <summary>Tells a lost race from a failure of storage.</summary>
internal static class TableErrors
{
    /// <summary>Whether an entity was already there, was gone or had changed. A missing table is no conflict.</summary>
    public static bool IsConflict(RequestFailedException error) =>
        error.Status is 404 or 409 or 412
        && TableErrorCode.TableNotFound != error.ErrorCode
        && TableErrorCode.TableBeingDeleted != error.ErrorCode;

    /// <summary>Whether a deletion took place. The SDK answers 404 where it throws for every other failure.</summary>
    /// <exception cref="RequestFailedException">The table itself is missing.</exception>
    public static bool IsDeleted(Response response)
    {
        if (!response.IsError)
        {
            return true;
        }

        var error = new RequestFailedException(response);
        return IsConflict(error) ? false : throw error;
    }
}
