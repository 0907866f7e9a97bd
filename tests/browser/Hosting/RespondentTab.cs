using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>A browser tab in the hands of a respondent. Scripts are off unless asked for.</summary>
public sealed class RespondentTab : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private RespondentTab(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>The browser's profile, empty at the beginning.</summary>
    public IBrowserContext Profile => context;

    /// <summary>Opens an empty tab.</summary>
    public static async Task<RespondentTab> OpenAsync(
        ChromiumBrowser chromium,
        Uri site,
        BrowserNewContextOptions? options = null
    )
    {
        options ??= new BrowserNewContextOptions { JavaScriptEnabled = false };
        options.BaseURL = site.ToString();
        options.Locale ??= "fr-BE";
        var profile = await chromium.Browser.NewContextAsync(options);
        return new RespondentTab(profile, await profile.NewPageAsync());
    }

    /// <summary>Goes from the start page to the questions of a group.</summary>
    public async Task BeginAsync(string language, string group)
    {
        await Page.GotoAsync($"/{language}");
        await AnswerAsync("profile-group", group);
        await SendAsync();
    }

    /// <summary>Chooses an option.</summary>
    public Task AnswerAsync(string item, string code) => Option(item, code).CheckAsync();

    /// <summary>An option of an item.</summary>
    public ILocator Option(string item, string code) =>
        Page.Locator($"fieldset input[name='{item}'][value='{code}']");

    /// <summary>Answers every question of the page with its first option, all at once: clicks are tried by <see cref="AnswerAsync"/>.</summary>
    public Task AnswerEverythingAsync() =>
        Page.EvaluateAsync(
            "document.querySelectorAll('fieldset label:first-of-type input').forEach(i => i.click())"
        );

    /// <summary>Presses the button at the end of the page, until the next page is there.</summary>
    public Task SendAsync() => ClickAsync(Page.Locator("main form > .send button").Last);

    /// <summary>Changes the language by the switch at the head of the page.</summary>
    public Task SwitchToAsync(string name) =>
        ClickAsync(Page.Locator(".languages").GetByText(name, new() { Exact = true }));

    /// <summary>Clicks on what leads to another page, until that is there.</summary>
    public Task ClickAsync(ILocator control) => Page.LeaveAsync(() => control.ClickAsync());

    /// <summary>Presses Enter where that leads to another page, until that is there.</summary>
    public Task EnterAsync() => Page.LeaveAsync(() => Page.Keyboard.PressAsync("Enter"));

    /// <summary>Waits until the option is chosen.</summary>
    public Task ExpectChosenAsync(string item, string code) =>
        Assertions.Expect(Option(item, code)).ToBeCheckedAsync();

    /// <summary>Waits until the page has this heading.</summary>
    public Task ExpectHeadingAsync(string heading) =>
        Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(heading);

    /// <summary>Waits until the page is at this path, whatever its fragment.</summary>
    public Task ExpectPathAsync(string path) =>
        // Playwright's own wait for an address can miss the page that arrives as it begins.
        Assertions
            .Expect(Page)
            .ToHaveURLAsync(
                new Regex(
                    $"^[a-z]+://[^/]+{Regex.Escape(path)}(?![^?#])",
                    // Playwright hands the pattern to the browser and knows few options.
                    RegexOptions.None,
                    TimeSpan.FromSeconds(30)
                )
            );

    /// <summary>Waits until the element with this id has the focus.</summary>
    public Task ExpectFocusAsync(string id) =>
        Assertions.Expect(Page.Locator($"[id='{id}']")).ToBeFocusedAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => context.DisposeAsync();
}
