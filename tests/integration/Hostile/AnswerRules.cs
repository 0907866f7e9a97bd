using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using SurveyPipeline.Local.Http;
using SurveyPipeline.Pages.Organiser;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>What holds for every answer, whatever was asked.</summary>
internal static partial class AnswerRules
{
    /// <summary>The rules that an answer breaks, in words.</summary>
    public static IEnumerable<string> BrokenBy(
        HostileRequest request,
        RawAnswer answer,
        FunctionKeys keys
    )
    {
        if (answer.Status >= 500)
        {
            yield return $"status {answer.Status}";
        }

        if (SaysThatItCounted(answer) && !request.MayCount)
        {
            yield return "it was counted";
        }

        if (Innards().IsMatch(answer.Text))
        {
            yield return "it shows the program's innards";
        }

        // The links of a page that was opened by its address carry on what opened it.
        if (
            answer.Text.Contains(keys.Master, StringComparison.Ordinal)
            && !Encoding
                .Latin1.GetString(request.Bytes)
                .Contains($"?code={keys.Master}", StringComparison.Ordinal)
        )
        {
            yield return "it shows the master key";
        }

        if (answer.Text.Contains(keys.Operators, StringComparison.Ordinal))
        {
            yield return "it shows the operators' key";
        }

        if (answer.Headers.Contains("Set-Cookie") || answer.Headers.Contains("Server"))
        {
            yield return "it has a header that nothing here sends";
        }

        foreach (var broken in answer.Body.Length > 0 ? BrokenByPage(request, answer) : [])
        {
            yield return broken;
        }
    }

    private static IEnumerable<string> BrokenByPage(HostileRequest request, RawAnswer answer)
    {
        var type = answer["Content-Type"];
        if (type is null || answer["X-Content-Type-Options"] is not "nosniff")
        {
            yield return "a body without its type, or with one to be guessed";
        }

        // A report brings its own page; its address says which.
        if (
            type is not "text/html; charset=utf-8"
            || request.Function is "DownloadReport" or "DownloadResult" && answer.Status < 300
        )
        {
            yield break;
        }

        var page = new HtmlParser().ParseDocument(answer.Text);
        if (
            page.QuerySelector("h1") is null
            || string.IsNullOrWhiteSpace(page.Title)
            || !string.Equals(
                page.DocumentElement.GetAttribute("lang"),
                answer["Content-Language"],
                StringComparison.Ordinal
            )
        )
        {
            yield return "no proper page";
        }

        if (page.QuerySelector("script, img[src=x], [onerror]") is not null)
        {
            yield return "markup of the request came through";
        }

        if (
            request.Language is { } language
            && answer["Content-Language"]?.StartsWith(language, StringComparison.Ordinal) != true
        )
        {
            yield return $"a page in {answer["Content-Language"]} at an address in {language}";
        }
    }

    // No repetition before a fixed word: an answer that keeps 100,000 letters would be read once for each of them.
    [GeneratedRegex(
        @"^[ \t]+at \w+\.|\bSystem\.|\bMicrosoft\.\w+\.|\wException\b|SurveyPipeline\.\w+",
        RegexOptions.Multiline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Innards();

    /// <summary>Whether it leads to the page that thanks, or that says that a paper form was stored. Other redirects lead to a page to begin with.</summary>
    public static bool SaysThatItCounted(RawAnswer answer) =>
        answer.Status == 303
        && answer["Location"] is { } place
        && (
            place.EndsWith("/thanks", StringComparison.Ordinal)
            || place.Contains(OrganiserReader.StoredQuery, StringComparison.Ordinal)
        );
}
