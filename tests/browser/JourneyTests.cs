using Microsoft.Playwright;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

/// <summary>The respondent's way through the pages, with scripts off.</summary>
public sealed class JourneyTests(ChromiumBrowser chromium) : IAsyncLifetime
{
    private RespondentSite site = null!;
    private RespondentTab tab = null!;

    public async ValueTask InitializeAsync()
    {
        site = await RespondentSite.StartAsync();
        tab = await RespondentTab.OpenAsync(chromium, site.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await tab.DisposeAsync();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_complete_response_takes_three_pages()
    {
        await tab.BeginAsync("fr", "proximity");
        await tab.AnswerEverythingAsync();

        await tab.SendAsync();

        await tab.ExpectHeadingAsync("Merci, vos réponses sont enregistrées");
        await tab.ExpectPathAsync("/fr/thanks");
        var stored = Assert.Single(site.Intake.Accepted);
        Assert.Equal("proximity", stored.Stratum.Value);
        Assert.All(stored.Choices, choice => Assert.Equal([0], choice));
    }

    [Fact]
    public async Task The_root_leads_to_the_language_of_the_browser()
    {
        await tab.Page.GotoAsync("/");

        await tab.ExpectPathAsync("/fr");
    }

    [Fact]
    public async Task Missing_answers_are_pointed_out_once_and_the_rest_is_kept()
    {
        await tab.BeginAsync("en", "admin");
        await tab.AnswerAsync("workload-more", "4");
        await tab.SendAsync();

        await tab.ExpectHeadingAsync("Unanswered questions");
        await tab.ExpectFocusAsync("errors");
        await Assertions.Expect(tab.Page.Locator("#errors li")).ToHaveCountAsync(31);
        await tab.AnswerAsync("relation-trust", "2");
        await tab.SendAsync();

        await tab.ExpectPathAsync("/en/thanks");
        var choices = Assert.Single(site.Intake.Accepted).Choices;
        Assert.Equal(30, choices.Count(choice => choice is [> 4]));
    }

    [Fact]
    public async Task A_link_of_the_check_page_leads_into_its_question()
    {
        await tab.BeginAsync("en", "admin");
        await tab.SendAsync();

        await tab.Page.Locator("#errors a").Nth(3).ClickAsync();

        await tab.ExpectFocusAsync("rights-missed.0");
        var legend = tab
            .Page.Locator("fieldset", new() { Has = tab.Page.Locator("[id='rights-missed.0']") })
            .Locator("legend");
        Assert.True((await legend.BoundingBoxAsync())!.Y >= 0);
    }

    [Fact]
    public async Task Whoever_stops_after_the_core_is_thanked_without_being_asked_for_more()
    {
        await tab.BeginAsync("en", "admin");
        await tab.Page.EvaluateAsync(
            "[...document.querySelectorAll('fieldset')].slice(0, 12).forEach(f => f.querySelector('input').click())"
        );

        await tab.ClickAsync(
            tab.Page.GetByRole(AriaRole.Button, new() { Name = "Send these answers" })
        );

        await tab.ExpectPathAsync("/en/thanks");
        var choices = Assert.Single(site.Intake.Accepted).Choices;
        Assert.All(choices.Take(12), choice => Assert.Equal([0], choice));
        Assert.All(choices.Skip(12), choice => Assert.True(choice[0] > 0));
    }

    [Fact]
    public async Task The_check_page_of_whoever_stops_lists_core_questions_alone()
    {
        await tab.BeginAsync("en", "proximity");
        await tab.AnswerAsync("workload-more", "4");

        await tab.ClickAsync(
            tab.Page.GetByRole(AriaRole.Button, new() { Name = "Send these answers" })
        );

        await tab.ExpectHeadingAsync("Unanswered questions");
        await Assertions.Expect(tab.Page.Locator("#errors li")).ToHaveCountAsync(11);
        await tab.AnswerAsync("missions-prevention", "2");
        await tab.SendAsync();
        await tab.ExpectPathAsync("/en/thanks");
        Assert.Single(site.Intake.Accepted);
    }

    [Fact]
    public async Task Sending_without_completing_works_from_the_check_page()
    {
        await tab.BeginAsync("nl", "undisclosed");
        await tab.SendAsync();

        await tab.ClickAsync(
            tab.Page.GetByRole(AriaRole.Button, new() { Name = "Verzenden zonder aan te vullen" })
        );

        await tab.ExpectPathAsync("/nl/thanks");
        Assert.Single(site.Intake.Accepted);
    }

    [Fact]
    public async Task Switching_the_language_keeps_the_answers()
    {
        await tab.BeginAsync("fr", "other");
        await tab.AnswerAsync("workload-more", "4");
        await tab.AnswerAsync("voice-actions", "team");
        await tab.AnswerAsync("voice-actions", "network");

        await tab.SwitchToAsync("Deutsch");
        await tab.SwitchToAsync("Nederlands");

        await tab.ExpectHeadingAsync("De vragen");
        await tab.ExpectChosenAsync("workload-more", "4");
        await tab.ExpectChosenAsync("voice-actions", "team");
        await tab.ExpectChosenAsync("voice-actions", "network");
        await Assertions.Expect(tab.Page.Locator("fieldset input:checked")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Switching_the_language_on_the_check_page_keeps_every_answer()
    {
        await tab.BeginAsync("fr", "other");
        await tab.AnswerAsync("workload-more", "4");
        await tab.SendAsync();
        await tab.AnswerAsync("profile-region", "brussels");

        await tab.SwitchToAsync("English");

        await tab.ExpectHeadingAsync("The questions");
        await tab.ExpectChosenAsync("workload-more", "4");
        await tab.ExpectChosenAsync("profile-region", "brussels");
    }

    [Fact]
    public async Task Changing_the_role_keeps_the_answers_of_both_roles()
    {
        await tab.BeginAsync("en", "admin");
        await tab.AnswerAsync("workload-more", "4");
        await tab.AnswerAsync("relation-trust", "2");

        await tab.ClickAsync(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Change role" }));
        await tab.ExpectChosenAsync("profile-group", "admin");
        await tab.SwitchToAsync("Français");
        await tab.AnswerAsync("profile-group", "proximity");
        await tab.SendAsync();

        await tab.ExpectHeadingAsync("Les questions");
        await tab.ExpectChosenAsync("workload-more", "4");
        await tab.AnswerEverythingAsync();
        await tab.SendAsync();
        var stored = Assert.Single(site.Intake.Accepted);
        Assert.Equal("proximity", stored.Stratum.Value);
        Assert.Equal(32, stored.Choices.Length);
    }

    [Fact]
    public async Task Answers_that_exclude_each_other_are_named_and_mended()
    {
        await tab.BeginAsync("en", "admin");
        await tab.AnswerEverythingAsync();
        await tab.AnswerAsync("voice-actions", "none");
        await tab.SendAsync();

        await tab.ExpectFocusAsync("errors");
        Assert.StartsWith("Error:", await tab.Page.TitleAsync(), StringComparison.Ordinal);
        await tab.Page.Locator("#errors a").ClickAsync();
        await tab.ExpectFocusAsync("voice-actions.0");
        await tab.Page.Keyboard.PressAsync("Space");
        await tab.SendAsync();

        await tab.ExpectPathAsync("/en/thanks");
    }

    [Fact]
    public async Task A_start_without_a_group_points_to_the_question()
    {
        await tab.Page.GotoAsync("/de");
        await tab.SendAsync();

        await tab.ExpectFocusAsync("errors");
        await tab.Page.Locator("#errors a").ClickAsync();
        await tab.ExpectFocusAsync("profile-group.0");
        await tab.Page.Keyboard.PressAsync("Space");
        await tab.SendAsync();

        await tab.ExpectHeadingAsync("Die Fragen");
    }

    [Fact]
    public async Task Everything_works_by_keyboard()
    {
        await tab.Page.GotoAsync("/en");
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ExpectFocusAsync("main");

        await tab.Option("profile-group", "admin").FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.ExpectChosenAsync("profile-group", "proximity");
        await tab.EnterAsync();
        await tab.ExpectHeadingAsync("The questions");
        await tab.Option("workload-more", "1").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Space");
        await tab.EnterAsync();
        await tab.ExpectHeadingAsync("Unanswered questions");
        await tab.ExpectFocusAsync("errors");
        await tab.Page.Keyboard.PressAsync("Tab");
        await Assertions
            .Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Send without completing" }))
            .ToBeFocusedAsync();
        await tab.EnterAsync();

        await tab.ExpectPathAsync("/en/thanks");
    }

    [Fact]
    public async Task Sending_again_after_going_back_is_the_same_response()
    {
        await tab.BeginAsync("en", "other");
        await tab.AnswerEverythingAsync();
        await tab.SendAsync();

        await tab.Page.GoBackAsync();
        await tab.SendAsync();

        await tab.ExpectPathAsync("/en/thanks");
        Assert.Equal(2, site.Intake.Accepted.Length);
        Assert.Single(site.Intake.Accepted.Select(s => s.Id).Distinct());
    }

    [Fact]
    public async Task Going_back_shows_what_was_answered()
    {
        await tab.BeginAsync("en", "other");
        await tab.AnswerAsync("workload-more", "4");
        await tab.SendAsync();

        await tab.Page.GoBackAsync();

        await tab.ExpectChosenAsync("workload-more", "4");
    }

    // As with a tab that was put away to save memory: the page comes from the cache, the answers from the history.
    [Fact]
    public async Task A_tab_restored_from_its_history_hours_later_has_its_answers_and_can_be_sent()
    {
        await tab.BeginAsync("en", "admin");
        await tab.AnswerEverythingAsync();
        await tab.AnswerAsync("workload-more", "4");
        await tab.Page.GotoAsync("/en/privacy");
        site.Clock.Advance(TimeSpan.FromHours(20));

        await tab.Page.GoBackAsync();
        await tab.ExpectChosenAsync("workload-more", "4");
        await tab.SendAsync();

        await tab.ExpectPathAsync("/en/thanks");
        Assert.Single(site.Intake.Accepted);
    }

    [Fact]
    public async Task Reloading_the_questions_asks_the_server_again_and_keeps_the_role()
    {
        await tab.BeginAsync("en", "admin");
        await tab.AnswerAsync("workload-more", "4");

        await tab.Page.ReloadAsync();

        await tab.ExpectHeadingAsync("The questions");
        await Assertions
            .Expect(tab.Page.Locator(".group"))
            .ToContainTextAsync("Administrative services");
        await tab.AnswerEverythingAsync();
        await tab.SendAsync();
        await tab.ExpectPathAsync("/en/thanks");
        Assert.Single(site.Intake.Accepted);
    }

    [Fact]
    public async Task Reloading_the_thank_you_page_sends_nothing()
    {
        await tab.BeginAsync("en", "other");
        await tab.AnswerEverythingAsync();
        await tab.SendAsync();

        await tab.Page.ReloadAsync();

        await tab.ExpectHeadingAsync("Thank you, your answers have been saved");
        Assert.Single(site.Intake.Accepted);
    }

    [Fact]
    public async Task A_double_click_is_one_response()
    {
        await tab.BeginAsync("en", "other");
        await tab.AnswerEverythingAsync();

        await tab.Page.Locator("main form > .send button").Last.DblClickAsync();
        await tab.ExpectPathAsync("/en/thanks");

        Assert.Single(site.Intake.Accepted.Select(s => s.Id).Distinct());
    }

    [Fact]
    public async Task A_dead_network_loses_nothing()
    {
        await tab.BeginAsync("en", "other");
        await tab.AnswerEverythingAsync();
        await tab.AnswerAsync("workload-more", "4");
        await tab.Profile.SetOfflineAsync(true);
        await tab.SendAsync();
        // The browser's own page about the network.
        await Assertions.Expect(tab.Page.Locator("form")).ToHaveCountAsync(0);

        await tab.Profile.SetOfflineAsync(false);
        await tab.Page.GoBackAsync();
        await tab.ExpectChosenAsync("workload-more", "4");
        await tab.SendAsync();

        await tab.ExpectPathAsync("/en/thanks");
        Assert.Single(site.Intake.Accepted);
    }

    [Fact]
    public async Task Storage_that_is_away_is_tried_again_without_a_second_response()
    {
        await tab.BeginAsync("en", "admin");
        await tab.AnswerEverythingAsync();
        site.Intake.Failure = new IntakeUnavailableException();
        await tab.SendAsync();

        await tab.ExpectHeadingAsync("Your answers could not be saved");
        await tab.ExpectFocusAsync("errors");
        site.Intake.Failure = null;
        await tab.ClickAsync(
            tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try sending again" })
        );

        await tab.ExpectPathAsync("/en/thanks");
        Assert.Single(site.Intake.Accepted);
    }

    [Fact]
    public async Task A_page_left_open_for_too_long_comes_back_with_its_answers()
    {
        await tab.BeginAsync("en", "admin");
        await tab.AnswerEverythingAsync();
        site.Clock.Advance(TimeSpan.FromHours(30));
        await tab.SendAsync();

        await tab.ExpectFocusAsync("errors");
        await Assertions
            .Expect(tab.Page.Locator("fieldset:has(input:checked)"))
            .ToHaveCountAsync(32);
        await tab.SendAsync();

        await tab.ExpectPathAsync("/en/thanks");
        Assert.Single(site.Intake.Accepted);
    }

    [Fact]
    public async Task Two_tabs_are_two_responses()
    {
        await tab.BeginAsync("en", "admin");
        await tab.AnswerEverythingAsync();
        await using var other = await RespondentTab.OpenAsync(chromium, site.Address);
        await other.BeginAsync("en", "admin");
        await other.AnswerEverythingAsync();

        await tab.SendAsync();
        await tab.ExpectPathAsync("/en/thanks");
        await other.SendAsync();
        await other.ExpectPathAsync("/en/thanks");

        Assert.Equal(2, site.Intake.Accepted.Select(s => s.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_journey_takes_five_requests_of_this_site_and_leaves_no_trace()
    {
        var requests = new List<string>();
        tab.Page.Request += (_, request) => requests.Add(request.Url);

        await tab.BeginAsync("en", "admin");
        await tab.SendAsync();
        await tab.SendAsync();

        // Start, questions, check, sending, thanks: the icon is part of each page.
        Assert.Equal(
            ["/en", "/en/questions", "/en/responses", "/en/responses", "/en/thanks"],
            requests
                .Where(r => !r.StartsWith("data:", StringComparison.Ordinal))
                .Select(r => new Uri(r).AbsolutePath)
        );
        Assert.All(
            requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal)),
            r => Assert.StartsWith(site.Address.ToString(), r, StringComparison.Ordinal)
        );
        Assert.Empty(await tab.Profile.CookiesAsync());
    }
}
