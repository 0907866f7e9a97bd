using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Tells what is stored, as the command <c>privacy</c> does: for operators whom the storage itself does not answer.</summary>
public sealed class ShowStored(OperatorEndpoint endpoint, StorageDescription description)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowStored))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "operations/privacy")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(ShowStored),
            async () =>
            {
                await using var text = new StringWriter(CultureInfo.InvariantCulture)
                {
                    NewLine = "\n",
                };
                await description.WriteAsync(text, cancellationToken);
                return (StatusCodes.Status200OK, text.ToString());
            }
        );
}
