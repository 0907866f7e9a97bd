using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Attaches an erratum to a published report: a JSON object with a text for each language of its questionnaire.
/// The report stays as it is; sending the same again attaches nothing.</summary>
public sealed class AttachErratum(
    OperatorEndpoint endpoint,
    IReportStore reports,
    SeriesCatalog catalog,
    SurveyOptions options,
    TimeProvider clock
)
{
    private const int MostBytes = 64 * 1024;

    private static readonly (int, object) Unknown = (
        StatusCodes.Status404NotFound,
        new { Error = "No report is published for this series and period." }
    );

    /// <summary>Answers the request.</summary>
    [Function(nameof(AttachErratum))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Admin,
            "post",
            Route = "operations/errata/{series}/{period}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(AttachErratum),
            () => AttachAsync(request, cancellationToken)
        );

    private async Task<(int, object)> AttachAsync(
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (ReportAddress.Of(request.RouteValues) is not { } address)
        {
            return (
                StatusCodes.Status400BadRequest,
                new { Error = "The address must end in the series and the period of a report." }
            );
        }

        if (await catalog.FindAsync(address.Series, cancellationToken) is not { } series)
        {
            return Unknown;
        }

        var body = new byte[MostBytes + 1];
        if (await ReadAsync(request.Body, body, cancellationToken) is not { } length)
        {
            return (
                StatusCodes.Status400BadRequest,
                new { Error = "The erratum did not arrive whole." }
            );
        }

        if (length > MostBytes)
        {
            return (
                StatusCodes.Status413PayloadTooLarge,
                new { Error = "The erratum is too large." }
            );
        }

        var read = ErratumTexts.Read(body.AsMemory(0, length), series.Instrument.Languages);
        return read.Texts is null
            ? (
                StatusCodes.Status400BadRequest,
                new { Error = "The erratum cannot be read.", read.Problems }
            )
            : await AttachAsync(address, read, cancellationToken);
    }

    private static async Task<int?> ReadAsync(
        Stream body,
        Memory<byte> bytes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await body.ReadAtLeastAsync(
                bytes,
                bytes.Length,
                throwOnEndOfStream: false,
                cancellationToken
            );
        }
        catch (IOException)
        {
            // The connection or whoever sends broke it; nothing failed here.
            return null;
        }
    }

    private async Task<(int, object)> AttachAsync(
        ReportAddress address,
        ErratumTexts read,
        CancellationToken cancellationToken
    )
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        var today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime;
        var erratum = await reports.AttachErratumAsync(
            address.Series,
            address.Period,
            DateOnly.FromDateTime(today),
            read.Texts!,
            cancellationToken
        );
        return erratum is null
            ? Unknown
            : (
                StatusCodes.Status200OK,
                new
                {
                    Series = erratum.Series.Value,
                    erratum.Period,
                    erratum.Number,
                    erratum.Date,
                }
            );
    }
}
