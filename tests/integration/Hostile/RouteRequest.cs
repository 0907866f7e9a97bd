using System.Text;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Local.Http;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>A request to a route, and how it is answered.</summary>
/// <param name="Function">The function that answers.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Form">Fields of a form; null for none.</param>
/// <param name="Header">A header and its value, divided by a colon; null for none.</param>
public sealed record RouteRequest(
    string Function,
    int Status,
    string Method,
    string Path,
    string? Form = null,
    string? Header = null
)
{
    /// <summary>The request as it is sent, its path exactly as written.</summary>
    /// <param name="site">The address of the site.</param>
    /// <param name="keys">The keys, which open every route together.</param>
    /// <param name="form">The form's fields; null for no body.</param>
    public HttpRequestMessage ToMessage(Uri site, FunctionKeys keys, string? form)
    {
        var message = new HttpRequestMessage(
            new HttpMethod(Method),
            new Uri(
                site.OriginalString.TrimEnd('/') + Path,
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
            )
        );
        message.Headers.Add("x-functions-key", keys.Master);
        message.Headers.Add(OperatorsKey.Header, keys.Operators);
        if (Header?.Split(": ") is [var name, var value])
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (form is not null)
        {
            message.Content = new StringContent(
                form,
                Encoding.UTF8,
                "application/x-www-form-urlencoded"
            );
        }

        return message;
    }
}
