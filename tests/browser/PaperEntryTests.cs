using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

/// <summary>Typing paper forms in with nothing but a keyboard, without scripts.</summary>
public sealed class PaperEntryTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task A_pile_of_forms_is_typed_in_by_keyboard_alone()
    {
        await using var site = await OrganiserSite.StartAsync();
        await using var desk = await OrganiserDesk.OpenAsync(chromium, site);
        await desk.GoToAsync("/paper-entry/en");

        foreach (var group in (string[])["1", "2"])
        {
            await desk.ExpectFocusAsync("profile-group");
            await desk.EnterAsync(group);
            await desk.ExpectHeadingAsync("First entry");
            await desk.ExpectFocusAsync("exposure-online-only");
            await desk.TypeFormAsync(group: null, "2");
            await desk.ExpectHeadingAsync("Second entry");
            await desk.ExpectFocusAsync("profile-group");
            await desk.TypeFormAsync(group, "2");
            await desk.ExpectHeadingAsync("Type in paper forms");
            Assert.Equal(1, await desk.Page.Locator(".stored-note").CountAsync());
        }

        Assert.Equal(["admin", "proximity"], site.Intake.Accepted.Select(s => s.Stratum.Value));
        Assert.All(
            site.Intake.Accepted.SelectMany(s => s.Choices),
            choice => Assert.Equal([1], choice)
        );
    }

    [Fact]
    public async Task Wrong_codes_and_differences_are_put_right_by_keyboard_alone()
    {
        await using var site = await OrganiserSite.StartAsync();
        await using var desk = await OrganiserDesk.OpenAsync(chromium, site);
        await desk.GoToAsync("/paper-entry/en");

        await desk.ExpectFocusAsync("profile-group");
        await desk.EnterAsync("1");
        await desk.ExpectFocusAsync("exposure-online-only");
        await desk.EnterAsync("9");
        await desk.ExpectFocusAsync("errors");
        await desk.PressAsync("Tab Enter");
        await desk.ExpectFocusAsync("exposure-online-only");
        await desk.EnterAsync("Control+a 4");
        await desk.ExpectHeadingAsync("Second entry");
        await desk.ExpectFocusAsync("profile-group");
        await desk.EnterAsync("1 Tab 5");
        await desk.ExpectHeadingAsync("The two entries differ");
        await desk.ExpectFocusAsync("exposure-online-only");
        await desk.EnterAsync("5");
        await desk.ExpectHeadingAsync("Type in paper forms");

        Assert.Equal([4], Assert.Single(site.Intake.Accepted).Choices[0]);
    }

    [Fact]
    public async Task After_storing_reloading_sends_nothing_and_going_back_shows_no_answer()
    {
        await using var site = await OrganiserSite.StartAsync();
        await using var desk = await OrganiserDesk.OpenAsync(chromium, site);
        await desk.BeginSecondAsync("en", "1");
        await desk.SendAsync(("profile-group", "1"), ("exposure-online-only", "0"));
        await desk.ExpectHeadingAsync("Type in paper forms");

        await desk.Page.ReloadAsync();
        await desk.Page.GoBackAsync();
        await desk.ExpectHeadingAsync("Second entry");

        Assert.Empty(await desk.Page.Locator("#exposure-online-only").InputValueAsync());
        Assert.Single(site.Intake.Accepted);
    }
}
