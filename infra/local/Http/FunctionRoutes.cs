using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Local.Invocation;

namespace SurveyPipeline.Local.Http;

/// <summary>The routes of the HTTP functions, tried in the order of the functions' names; what matches none gets a bare 404.</summary>
internal static class FunctionRoutes
{
    /// <summary>The template of a function: the prefix of <c>host.json</c>, then its route, by default its name.</summary>
    public static string Template(string prefix, FunctionMethod function)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var route = string.IsNullOrEmpty(trigger.Route) ? function.Name : trigger.Route;
        return $"{prefix.Trim('/')}/{route.TrimStart('/')}".TrimStart('/');
    }

    /// <summary>Lets the app answer by these functions.</summary>
    public static void Map(
        WebApplication app,
        string prefix,
        ImmutableArray<FunctionMethod> functions
    )
    {
        var constraints = app.Services.GetRequiredService<IInlineConstraintResolver>();
        var routes = new RouteCollection();
        foreach (var function in functions.Where(one => one.Trigger is HttpTriggerAttribute))
        {
            var target = ActivatorUtilities.CreateInstance<HttpFunction>(app.Services, function);
            routes.Add(
                new Route(
                    new RouteHandler(target.AnswerAsync),
                    function.Name,
                    Template(prefix, function),
                    defaults: null,
                    Methods((HttpTriggerAttribute)function.Trigger),
                    dataTokens: null,
                    constraints
                )
            );
        }
        app.UseRouter(routes);
    }

    private static Dictionary<string, object> Methods(HttpTriggerAttribute trigger) =>
        trigger.Methods is { Length: > 0 } methods
            ? new(StringComparer.Ordinal)
            {
                ["httpMethod"] = new HttpMethodRouteConstraint(methods),
            }
            : new(StringComparer.Ordinal);
}
