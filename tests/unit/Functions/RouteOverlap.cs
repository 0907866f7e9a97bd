using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace SurveyPipeline.Tests.Unit.Functions;

/// <summary>Decides whether two route templates can match one path. In doubt they can.</summary>
internal static class RouteOverlap
{
    private static readonly IInlineConstraintResolver Constraints = new ServiceCollection()
        .AddSingleton(NullLoggerFactory.Instance)
        .AddRouting()
        .BuildServiceProvider()
        .GetRequiredService<IInlineConstraintResolver>();

    /// <summary>Texts that a parameter may stand for, apart from the other template's literals: of each short length, numbers, dates, names.</summary>
    private static readonly string[] Samples =
    [
        "",
        "a",
        "fr",
        "xyz",
        "2026",
        "2026-11",
        "questionnaire@1~trial",
        "report.fr.html",
        "00000000-0000-0000-0000-000000000001",
    ];

    public static bool CanMeet(string first, string second)
    {
        var one = TemplateParser.Parse(first);
        var other = TemplateParser.Parse(second);
        if (HasCatchAll(one) || HasCatchAll(other))
        {
            return true;
        }
        var length = Math.Max(one.Segments.Count, other.Segments.Count);
        return Enumerable
            .Range(0, length)
            .All(at => CanMeet(one.GetSegment(at), other.GetSegment(at)));
    }

    private static bool HasCatchAll(RouteTemplate template) =>
        template.Parameters.Any(parameter => parameter.IsCatchAll);

    private static bool CanMeet(TemplateSegment? one, TemplateSegment? other) =>
        Candidates(one)
            .Concat(Candidates(other))
            .Concat(Samples)
            .Any(text => Accepts(one, text) && Accepts(other, text));

    private static IEnumerable<string> Candidates(TemplateSegment? segment) =>
        segment?.Parts.Where(part => part.IsLiteral).Select(part => part.Text!) ?? [];

    private static bool Accepts(TemplateSegment? segment, string text) =>
        segment switch
        {
            null => text.Length == 0,
            { IsSimple: false } => text.Length > 0,
            { Parts: [{ IsLiteral: true } literal] } => string.Equals(
                literal.Text,
                text,
                StringComparison.OrdinalIgnoreCase
            ),
            { Parts: [var parameter] } => text.Length == 0
                ? parameter.IsOptional
                : parameter.InlineConstraints.All(constraint => Holds(constraint, text)),
            _ => true,
        };

    private static bool Holds(InlineConstraint constraint, string text) =>
        Constraints
            .ResolveConstraint(constraint.Constraint)!
            .Match(
                new DefaultHttpContext(),
                route: null,
                "value",
                new RouteValueDictionary { ["value"] = text },
                RouteDirection.IncomingRequest
            );
}
