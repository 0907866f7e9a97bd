using System.Diagnostics;
using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;
using SurveyPipeline.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(ChromiumBrowser))]

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>One Chromium for the whole run: the one that <c>PLAYWRIGHT_CHROMIUM</c> names, an installed one, Playwright's own,
/// or, for root on Debian, the distribution's package. Where there is none, tests are skipped with what to do, and fail under CI.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private const string Advice =
        "No Chromium was found, and none could be installed. Install one (on Debian: apt-get install chromium), "
        + "or set PLAYWRIGHT_CHROMIUM to the path of a Chromium or Chrome.";

    private static readonly string[] UsualPaths =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        // As long as for a click: five seconds are not enough on a busy machine.
        Assertions.SetDefaultExpectTimeout(30_000);
        browser =
            await LaunchAsync(FindInstalled())
            ?? await LaunchAsync(InstallWithPlaywright())
            ?? await LaunchAsync(InstallWithApt());
    }

    /// <summary>The browser; skips the test where there is none, or fails it under CI.</summary>
    public IBrowser Browser
    {
        get
        {
            if (browser is null && !IsContinuousIntegration)
            {
                Assert.Skip(Advice);
            }

            return browser ?? throw new InvalidOperationException(Advice);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    private static bool IsContinuousIntegration =>
        string.Equals(TestEnvironment.Find("CI"), "true", StringComparison.OrdinalIgnoreCase);

    private static string? FindInstalled() =>
        TestEnvironment.Find("PLAYWRIGHT_CHROMIUM") is { } named
            ? named
            : Array.Find(UsualPaths, File.Exists);

    // Playwright keeps its browsers where its own driver finds them: no path is needed afterwards.
    private static string? InstallWithPlaywright() =>
        Microsoft.Playwright.Program.Main(["install", "chromium", "--no-shell"]) == 0
            ? string.Empty
            : null;

    private static string? InstallWithApt()
    {
        if (
            !OperatingSystem.IsLinux()
            || !File.Exists("/etc/debian_version")
            || !Environment.IsPrivilegedProcess
        )
        {
            return null;
        }

        foreach (
            var arguments in (string[])["update", "install --yes --no-install-recommends chromium"]
        )
        {
            using var apt = Process.Start("apt-get", $"--quiet {arguments}");
            apt.WaitForExit();
        }

        return FindInstalled();
    }

    private async Task<IBrowser?> LaunchAsync(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            return await playwright!.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = path.Length == 0 ? null : path }
            );
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }
}
