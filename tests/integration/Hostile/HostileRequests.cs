using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Local.Http;
using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>Makes hostile requests to every HTTP function there is, a new one without being told of it.</summary>
/// <param name="site">The site.</param>
/// <param name="forms">Makes bodies.</param>
/// <param name="random">Chance: one seed, one list of requests, but for nonces.</param>
internal sealed class HostileRequests(HostileSite site, HostileForms forms, Random random)
{
    private const string FormType = "application/x-www-form-urlencoded";

    private static readonly ImmutableArray<FunctionMethod> Functions =
    [
        .. FunctionDiscovery
            .In(typeof(Composition).Assembly.GetTypes())
            .Where(f => f.Trigger is HttpTriggerAttribute),
    ];

    private static readonly ImmutableArray<FunctionMethod> Receivers =
    [
        .. Functions.Where(f => MethodsOf(f).Contains("post", StringComparer.OrdinalIgnoreCase)),
    ];

    /// <summary>The next request.</summary>
    public HostileRequest Next()
    {
        var isForm = random.Next(5) < 2;
        var function = isForm ? Pick(Receivers) : Pick(Functions);
        var (path, language) = Path(function, twist: !isForm && random.Next(2) == 0);
        var method =
            isForm ? "POST"
            : random.Next(4) == 0 ? Pick(HostileWords.Methods)
            : Pick(MethodsOf(function)).ToUpperInvariant();
        var (kind, mayCount, body) =
            isForm ? forms.Next()
            : random.Next(6) == 0
                ? ("a body where none belongs", false, Encoding.ASCII.GetBytes(HostileWords.Marker))
            : ("no body", false, []);
        var type = isForm && random.Next(4) > 0 ? FormType : Pick(HostileWords.ContentTypes);
        var header =
            random.Next(3) == 0 ? Pick(HostileWords.Headers) : $"X-Marker: {HostileWords.Marker}";
        return new HostileRequest(
            function.Name,
            $"{method} {Short(path)}, {kind}, type {Short(type ?? "none")}, {Short(header)}",
            language,
            mayCount && IsReadAsForm(type),
            Write(method, path + Query(function), header + KeyOf(function), type, body)
        );
    }

    private static bool IsReadAsForm(string? type) =>
        string.Equals(type, FormType, StringComparison.Ordinal)
        || type?.Contains("utf-8", StringComparison.Ordinal) == true;

    private (string Path, string? Language) Path(FunctionMethod function, bool twist)
    {
        string? language = null;
        var parts = TemplateParser
            .Parse(FunctionRoutes.Template("", function))
            .Segments.Select(s => s.Parts[0])
            .Select(part =>
            {
                if (twist && random.Next(2) == 0)
                {
                    return Pick(HostileWords.Segments);
                }

                if (!part.IsParameter)
                {
                    return part.Text!;
                }

                var value = ValueOf(part.Name!);
                language = part.Name is "lang" ? value : language;
                return value;
            })
            .ToList();
        return (
            "/" + string.Join('/', parts),
            twist
            || !FunctionRoutes.Template("", function).StartsWith("{lang", StringComparison.Ordinal)
                ? null
                : language
        );
    }

    private string ValueOf(string parameter) =>
        parameter switch
        {
            "lang" => Pick(site.Instrument.Languages).Code,
            "series" => TestData.Series.Value,
            "period" => site.Published.Name,
            "file" => "report.fr." + Pick<string>(["html", "csv", "json", "xlsx"]),
            "root" => "",
            _ => HostileWords.Marker,
        };

    private string Query(FunctionMethod function)
    {
        var query = random.Next(3) == 0 ? Pick(HostileWords.Queries) : "";
        var isOpened =
            ((HttpTriggerAttribute)function.Trigger).AuthLevel != AuthorizationLevel.Anonymous
            && random.Next(8) == 0;
        return isOpened ? $"?code={site.Survey.Host.Keys.Master}&{query}" : $"?{query}";
    }

    private string KeyOf(FunctionMethod function)
    {
        if (random.Next(3) == 0)
        {
            return "";
        }

        var trigger = (HttpTriggerAttribute)function.Trigger;
        var keys = site.Survey.Host.Keys;
        return trigger.AuthLevel != AuthorizationLevel.Anonymous
                ? $"\r\nx-functions-key: {keys.Master}"
            : trigger.Route!.StartsWith("operations/", StringComparison.Ordinal)
                ? $"\r\n{OperatorsKey.Header}: {keys.Operators}"
            : "";
    }

    private static byte[] Write(
        string method,
        string path,
        string headers,
        string? type,
        byte[] body
    )
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{method} {path} HTTP/1.1\r\nHost: survey.example\r\nConnection: close\r\n{headers}\r\n"
        );
        head += type is null ? "" : $"Content-Type: {type}\r\n";
        head += string.Create(
            CultureInfo.InvariantCulture,
            $"Content-Length: {body.Length}\r\n\r\n"
        );
        return [.. Encoding.Latin1.GetBytes(head), .. body];
    }

    private static string[] MethodsOf(FunctionMethod function) =>
        ((HttpTriggerAttribute)function.Trigger).Methods ?? ["get"];

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private static string Short(string text) => text.Length > 90 ? text[..90] + "…" : text;
}
