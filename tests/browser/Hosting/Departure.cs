using Microsoft.Playwright;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>Leaving a page by a click or a key.</summary>
internal static class Departure
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Presses once, and waits until the next page is whole. A press that the browser did not take for one is never repeated:
    /// it fails as what it is.</summary>
    /// <param name="page">The page to leave.</param>
    /// <param name="press">A click, or a key.</param>
    public static async Task LeaveAsync(this IPage page, Func<Task> press)
    {
        // Half a page has a focus already, but perhaps no button yet.
        await WaitUntilWholeAsync(page);
        var left = page.Url;
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Ask(object? sender, IRequest request)
        {
            if (request.IsNavigationRequest)
            {
                asked.TrySetResult();
            }
        }

        // A jump within the page left is no arrival: it asks for nothing.
        void Arrive(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame && asked.Task.IsCompleted)
            {
                arrived.TrySetResult();
            }
        }

        page.Request += Ask;
        page.FrameNavigated += Arrive;
        try
        {
            await press();
            await InTimeAsync(asked.Task, $"The press on {left} asked for no page.");
            await InTimeAsync(arrived.Task, $"The page asked for on {left} did not come.");
            await WaitUntilWholeAsync(page);
        }
        finally
        {
            page.Request -= Ask;
            page.FrameNavigated -= Arrive;
        }
    }

    // Asked of the page itself: the driver's own wait misses a load that is over as it begins to listen.
    private static Task WaitUntilWholeAsync(IPage page) =>
        Eventually.HappensAsync(
            "the page is whole",
            async () => await page.EvaluateAsync<string>("document.readyState") is "complete",
            TestContext.Current.CancellationToken
        );

    private static async Task InTimeAsync(Task step, string otherwise)
    {
        try
        {
            await step.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException(otherwise, late);
        }
    }
}
