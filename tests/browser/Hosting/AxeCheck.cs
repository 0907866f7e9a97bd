using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>Holds a page against axe-core, which needs scripts: never in a context without them.</summary>
public static class AxeCheck
{
    // Given to a page once for all its checks: Deque's own runner for Playwright does it several times a check, for frames that the
    // pages do not have, which takes longer than the checks.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails, with each violation and its place, where the page has one.</summary>
    /// <param name="page">The page.</param>
    /// <param name="where">What page it is, for the message.</param>
    public static async Task ExpectNoViolationAsync(IPage page, string where)
    {
        var violations = await FindViolationsAsync(page);

        Assert.True(violations.Length == 0, $"{where}: {string.Join("; ", violations)}");
    }

    /// <summary>The violations, each with its place.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rules">The ids of the rules to apply. Default: all.</param>
    public static async Task<string[]> FindViolationsAsync(IPage page, params string[] rules)
    {
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'"))
        {
            await page.EvaluateAsync($"() => {{ {Axe} }}");
        }

        return await page.EvaluateAsync<string[]>(
            """
            async rules => {
              const options = { resultTypes: ['violations'] };
              if (rules.length > 0) {
                options.runOnly = { type: 'rule', values: rules };
              }
              const result = await axe.run(document, options);
              return result.violations.map(v => `${v.id} at ${v.nodes.map(n => n.html).join(', ')}`);
            }
            """,
            rules
        );
    }
}
