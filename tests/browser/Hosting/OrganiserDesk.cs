using Microsoft.Playwright;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>A browser tab in the hands of an organiser, without scripts, at a site whose public address a front end tells.</summary>
public sealed class OrganiserDesk : IAsyncDisposable
{
    private readonly OrganiserSite site;
    private readonly IBrowserContext context;

    private OrganiserDesk(OrganiserSite site, IBrowserContext context, IPage page)
    {
        this.site = site;
        this.context = context;
        Page = page;
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>Opens an empty tab.</summary>
    public static async Task<OrganiserDesk> OpenAsync(
        ChromiumBrowser chromium,
        OrganiserSite site,
        BrowserNewContextOptions? options = null
    )
    {
        options ??= new BrowserNewContextOptions { JavaScriptEnabled = false };
        options.BaseURL = site.Address.ToString();
        var profile = await chromium.Browser.NewContextAsync(options);
        return new OrganiserDesk(site, profile, await profile.NewPageAsync());
    }

    /// <summary>Opens a page with the key in its address.</summary>
    public Task GoToAsync(string path) =>
        Page.GotoAsync(
            $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={site.Key}"
        );

    /// <summary>Fills fields in and presses the button of the page, until the next page is there.</summary>
    public async Task SendAsync(params (string Field, string Text)[] typed)
    {
        foreach (var (field, text) in typed)
        {
            await Page.Locator($".row input[name='{field}']").FillAsync(text);
        }

        await Page.LeaveAsync(() => Page.Locator("main .send button").ClickAsync());
    }

    /// <summary>Goes to the first entry of a form of a group.</summary>
    public async Task BeginAsync(string language, string group)
    {
        await GoToAsync($"/paper-entry/{language}");
        await SendAsync(("profile-group", group));
    }

    /// <summary>Goes to the second entry of a form of a group, in whose first entry every field was left blank.</summary>
    public async Task BeginSecondAsync(string language, string group)
    {
        await BeginAsync(language, group);
        await SendAsync();
    }

    /// <summary>Goes to the differences of two entries: <c>workload-more</c> 4 and 5, <c>voice-actions</c> 1 3 and blank.</summary>
    public async Task DifferAsync(string language)
    {
        await BeginAsync(language, "1");
        await SendAsync(("workload-more", "4"), ("voice-actions", "1 3"));
        await SendAsync(("profile-group", "1"), ("workload-more", "5"));
    }

    /// <summary>Presses keys one after the other, such as <c>4 Tab 2</c>.</summary>
    public async Task PressAsync(string keys)
    {
        foreach (var key in keys.Split(' '))
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>Presses keys one after the other, then Enter, until the next page is there.</summary>
    public async Task EnterAsync(string keys)
    {
        await PressAsync(keys);
        await Page.LeaveAsync(() => Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Types the same figure into every field of the page that can take it, from the one that has the focus on, and presses Enter, until the next page is there.</summary>
    /// <param name="group">The code of the group, where the page asks for it first.</param>
    /// <param name="figure">The figure.</param>
    public async Task TypeFormAsync(string? group, string figure)
    {
        var fields = await Page.Locator(".row input").CountAsync();
        if (group is not null)
        {
            await PressAsync($"{group} Tab");
            fields--;
        }

        await EnterAsync(string.Join(" Tab ", Enumerable.Repeat(figure, fields)));
    }

    /// <summary>Waits until the page has this heading.</summary>
    public Task ExpectHeadingAsync(string heading) =>
        Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(heading);

    /// <summary>Waits until the element with this id has the focus.</summary>
    public Task ExpectFocusAsync(string id) =>
        Assertions.Expect(Page.Locator($"[id='{id}']")).ToBeFocusedAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => context.DisposeAsync();
}
