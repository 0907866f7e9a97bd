using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Ends a series for good, as the command <c>end-survey</c> does, once its name is sent as the body too; asked with GET it tells how far the
/// end has come and changes nothing.</summary>
public sealed class EndSeries(OperatorEndpoint endpoint, ISeriesStore series, SurveyEnding ending)
{
    private const int LongestName = 200;

    /// <summary>Answers the request.</summary>
    [Function(nameof(EndSeries))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            Route = "operations/endings/{series}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(EndSeries),
            () => AnswerAsync(request, cancellationToken)
        );

    private async Task<(int, object)> AnswerAsync(
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var known = await series.ListSeriesAsync(cancellationToken);
        var name = request.RouteValues["series"] as string;
        if (
            known.FirstOrDefault(s => string.Equals(s.Id.Value, name, StringComparison.Ordinal))
            is not { } record
        )
        {
            return (
                StatusCodes.Status404NotFound,
                $"There is no such series. There is {string.Join(", ", known.Select(s => s.Id))}.\n"
            );
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return await DescribeAsync(record.Id, cancellationToken);
        }

        if (!await RepeatsAsync(request.Body, record.Id, cancellationToken))
        {
            return (
                StatusCodes.Status400BadRequest,
                $"Nothing was changed. This ends {record.Id} for good: send its name as the body too.\n"
            );
        }

        await ending.EndAsync(record.Id, cancellationToken);
        try
        {
            return await DescribeAsync(record.Id, cancellationToken);
        }
        catch (SeriesUnreadableException error)
        {
            return (
                StatusCodes.Status503ServiceUnavailable,
                $"{record.Id} is ended. All that follows waits for its questionnaire. {error.Message}\n"
            );
        }
    }

    private async Task<(int, object)> DescribeAsync(
        SeriesId id,
        CancellationToken cancellationToken
    )
    {
        var protocol = await ending.DescribeAsync(id, cancellationToken);
        if (protocol.State == SeriesState.Running)
        {
            return (StatusCodes.Status200OK, $"{id} was not ended.\n");
        }

        await using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        await EndingProtocolText.WriteAsync(protocol, text);
        return (StatusCodes.Status200OK, text.ToString());
    }

    private static async Task<bool> RepeatsAsync(
        Stream body,
        SeriesId id,
        CancellationToken cancellationToken
    )
    {
        var bytes = new byte[LongestName];
        var length = await body.ReadAtLeastAsync(
            bytes,
            bytes.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        return string.Equals(
            Encoding.UTF8.GetString(bytes, 0, length).Trim(),
            id.Value,
            StringComparison.Ordinal
        );
    }
}
