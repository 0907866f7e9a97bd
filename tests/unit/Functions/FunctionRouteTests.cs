using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using SurveyPipeline.Functions;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Respondent;
using SurveyPipeline.Local.Http;
using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Unit.Functions;

public sealed class FunctionRouteTests
{
    private static readonly ImmutableArray<FunctionMethod> HttpFunctions =
    [
        .. FunctionDiscovery
            .In(typeof(Composition).Assembly.GetTypes())
            .Where(function => function.Trigger is HttpTriggerAttribute),
    ];

    [Fact]
    public void No_path_and_method_match_two_functions()
    {
        var meeting =
            from one in HttpFunctions
            from other in HttpFunctions
            where string.CompareOrdinal(one.Name, other.Name) < 0
            where RouteOverlap.CanMeet(Template(one), Template(other)) && ShareMethod(one, other)
            select $"{one.Name} and {other.Name}";

        Assert.Empty(meeting);
    }

    [Fact]
    public void No_route_begins_as_the_genuine_host_forbids_or_like_a_language()
    {
        var firsts = HttpFunctions
            .Select(function => TemplateParser.Parse(Template(function)).GetSegment(0))
            .SelectMany(segment => segment?.Parts ?? [])
            .Where(part => part.IsLiteral)
            .Select(part => part.Text!);

        Assert.DoesNotContain(firsts, first => first is "admin" or "runtime" || first.Length == 2);
    }

    [Fact]
    public void What_answers_GET_answers_HEAD()
    {
        var silent = HttpFunctions
            .Where(function =>
                ((HttpTriggerAttribute)function.Trigger).Methods is { } methods
                && methods.Contains("get", StringComparer.OrdinalIgnoreCase)
                && !methods.Contains("head", StringComparer.OrdinalIgnoreCase)
            )
            .Select(function => function.Name);

        Assert.Empty(silent);
    }

    [Theory]
    [InlineData("fr", true)]
    [InlineData("FR", true)]
    [InlineData("fr-BE", true)]
    [InlineData("zh-Hant", true)]
    [InlineData("fr.", true)]
    [InlineData("fr_FR", true)]
    [InlineData("reports", false)]
    [InlineData("paper", false)]
    [InlineData("health", false)]
    [InlineData("paper-entry", false)]
    public void A_word_that_begins_as_a_language_tag_does_leads_to_a_start_page(
        string word,
        bool leads
    )
    {
        var function = HttpFunctions.Single(f => f.Name is nameof(ShowStartPage));

        Assert.Equal(leads, RouteOverlap.CanMeet(Template(function), word));
    }

    [Fact]
    public void Every_route_takes_a_language_in_the_same_way()
    {
        Assert.All(
            HttpFunctions
                .Select(Template)
                .Where(t => t.Contains("{lang", StringComparison.Ordinal)),
            template => Assert.Contains(LanguageRoute.Segment, template, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Routes_have_no_prefix()
    {
        var hostJson = HostJson.Read(AppContext.BaseDirectory, new ConfigurationManager());

        Assert.Empty(hostJson.RoutePrefix);
    }

    [Theory]
    [InlineData("{lang:length(2)}", "reports", false)]
    [InlineData("{lang:length(2)}", "{lang}", true)]
    [InlineData("{lang}", "reports", true)]
    [InlineData("{lang:length(2)}/thanks", "{a}/{b}", true)]
    [InlineData("{lang:length(2)}/thanks", "{lang:length(2)}/privacy", false)]
    [InlineData("{lang:length(2)}/thanks", "{lang:length(2)}/THANKS", true)]
    [InlineData("{lang:length(2)}", "fr", true)]
    [InlineData("{root:maxlength(0)?}", "{lang:length(2)}", false)]
    [InlineData("{root?}", "{lang:length(2)}", true)]
    [InlineData("reports/{period?}", "reports", true)]
    [InlineData("reports/{series}/{period}/{file}", "reports", false)]
    [InlineData("reports/{series}/{period}/{file}", "{lang:length(2)}/results/a/b", false)]
    [InlineData("{*rest}", "reports", true)]
    [InlineData("files/{name}.{extension}", "files/{other}", true)]
    public void Templates_meet_when_one_path_can_match_both(string one, string other, bool meet)
    {
        Assert.Equal(meet, RouteOverlap.CanMeet(one, other));
        Assert.Equal(meet, RouteOverlap.CanMeet(other, one));
    }

    private static string Template(FunctionMethod function) =>
        FunctionRoutes.Template("", function);

    private static bool ShareMethod(FunctionMethod one, FunctionMethod other)
    {
        var first = ((HttpTriggerAttribute)one.Trigger).Methods ?? [];
        var second = ((HttpTriggerAttribute)other.Trigger).Methods ?? [];
        return first.Length == 0
            || second.Length == 0
            || first.Intersect(second, StringComparer.OrdinalIgnoreCase).Any();
    }
}
