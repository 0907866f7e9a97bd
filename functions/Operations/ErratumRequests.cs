using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Attaches an erratum to a report; null where no such report is published.</summary>
public delegate Task<Erratum?> ErratumAttachment(
    SeriesId series,
    Period period,
    DateOnly date,
    FrozenDictionary<Language, string> texts,
    CancellationToken cancellationToken
);

/// <summary>Reads what an operator sends about a published report: a JSON object with a text for each language of its questionnaire.</summary>
public sealed class ErratumRequests(
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

    /// <summary>Attaches what the request holds to the report that its address names.</summary>
    /// <param name="request">The request, with <c>series</c> and <c>period</c> in its route.</param>
    /// <param name="attach">Attaches it; null where no such report is published.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<(int Status, object Body)> AttachAsync(
        HttpRequest request,
        ErratumAttachment attach,
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
            : await AttachAsync(address, read, attach, cancellationToken);
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
        ErratumAttachment attach,
        CancellationToken cancellationToken
    )
    {
        var erratum = await attach(
            address.Series,
            address.Period,
            options.DayOf(clock.GetUtcNow()),
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
                    erratum.Withdraws,
                }
            );
    }
}
