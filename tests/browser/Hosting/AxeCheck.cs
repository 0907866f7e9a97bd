using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>Holds a page against axe-core, which needs scripts: never in a context without them.</summary>
public static class AxeCheck
{
    /// <summary>Fails, with each violation and its place, where the page has one.</summary>
    /// <param name="page">The page.</param>
    /// <param name="where">What page it is, for the message.</param>
    /// <param name="rules">The ids of the rules to apply. Default: all.</param>
    public static async Task ExpectNoViolationAsync(IPage page, string where, params string[] rules)
    {
        var options = new AxeRunOptions { ResultTypes = [ResultType.Violations] };
        if (rules.Length > 0)
        {
            options.RunOnly = new RunOnlyOptions { Type = "rule", Values = [.. rules] };
        }

        var result = await page.RunAxe(options);

        Assert.True(
            result.Violations.Length == 0,
            $"{where}: {string.Join("; ", result.Violations.Select(Describe))}"
        );
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} at {string.Join(", ", violation.Nodes.Select(n => n.Html))}";
}
