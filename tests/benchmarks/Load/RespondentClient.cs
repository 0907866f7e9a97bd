using System.Net;
using System.Net.Http.Headers;

namespace SurveyPipeline.Tests.Benchmarks.Load;

/// <summary>Sends filled-in forms over HTTP, each client on a connection of its own.</summary>
internal sealed class RespondentClient : IDisposable
{
    private static readonly Uri Responses = new("en/responses", UriKind.Relative);
    private static readonly MediaTypeHeaderValue FormType = new(
        "application/x-www-form-urlencoded"
    );

    private readonly HttpClient http;

    /// <summary>Speaks to one host.</summary>
    public RespondentClient(Uri host) =>
        http = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
        )
        {
            BaseAddress = host,
            Timeout = TimeSpan.FromMinutes(5),
        };

    /// <summary>Sends a form.</summary>
    /// <returns>The status code of the answer: 303 once it is stored.</returns>
    public async Task<HttpStatusCode> SendAsync(byte[] form, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(form);
        content.Headers.ContentType = FormType;
        using var answer = await http.PostAsync(Responses, content, cancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Sends a form that must be taken.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public async Task SubmitAsync(byte[] form, CancellationToken cancellationToken)
    {
        var status = await SendAsync(form, cancellationToken);
        if (status != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException(
                $"A form was answered with {(int)status} instead of 303."
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
