using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Tests.Unit.Functions.Startup;

public sealed class SurveySettingsTests
{
    [Fact]
    public void Without_settings_the_documented_defaults_hold()
    {
        var options = SurveySettings.Read(Configuration(), isDeployed: false);

        Assert.Equal(
            (PeriodKind.Month, CountingTimes.Day, false, "Europe/Brussels", 10, 1, 5000, false),
            (
                options.Period,
                options.CountEvery,
                options.Trial,
                options.TimeZone,
                options.Threshold,
                options.Shards,
                options.SubmissionsPerSecond,
                options.PublicResults
            )
        );
        Assert.Null(options.Instrument);
        Assert.Null(options.OpensAt);
    }

    [Fact]
    public void Settings_are_read_as_they_are_written_in_the_documentation()
    {
        var options = SurveySettings.Read(
            Configuration(
                ("Survey:Period", "week"),
                ("Survey:Trial", "True"),
                ("Survey:Threshold", "30"),
                ("Survey:OpensAt", "2026-11-24T08:00:00+01:00"),
                ("Survey:ClosesAt", "2026-12-24T07:00:00Z"),
                ("Survey:Address", "https://survey.example.org"),
                ("Survey:Organiser", "Fédération"),
                ("Survey:Contact", "info@example.org"),
                ("Survey:OperatorsKey", new string('k', 43))
            ),
            isDeployed: true
        );

        Assert.Equal(new Uri("https://survey.example.org/"), options.Address);
        Assert.Equal(
            (PeriodKind.Week, true, 30),
            (options.Period, options.Trial, options.Threshold)
        );
        Assert.Equal(TimeSpan.FromDays(30), options.ClosesAt - options.OpensAt);
    }

    [Fact]
    public void What_the_organiser_says_of_reports_is_read()
    {
        var options = SurveySettings.Read(
            Configuration(
                ("Survey:Licence", "CC0-1.0"),
                ("Survey:Contributors", "A. Baker; B. Cook"),
                ("Survey:AskedWhom", "Tous les services"),
                ("Survey:KnownEvents", "")
            ),
            isDeployed: false
        );

        Assert.Equal(
            ("CC0-1.0", "A. Baker; B. Cook", "Tous les services", null),
            (options.Licence, options.Contributors, options.AskedWhom, options.KnownEvents)
        );
    }

    [Theory]
    [InlineData("Licence", "MIT", "allowed are CC-BY-4.0, CC-BY-SA-4.0")]
    [InlineData("AskedHow", "a\u0001b", "it holds a character that no report can hold")]
    public void What_no_report_or_archive_can_hold_is_refused(
        string name,
        string value,
        string expected
    )
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(Configuration(($"Survey:{name}", value)), isDeployed: false)
        );

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://hooks.example.org/T0/secret?sig=secret", false)]
    [InlineData("http://localhost:9000/secret", true)]
    public void A_webhook_is_an_https_address_of_another_computer_or_a_trial(
        string address,
        bool isTrial
    )
    {
        var options = SurveySettings.Read(
            Configuration(("Survey:Webhook", address), ("Survey:Trial", $"{isTrial}")),
            isDeployed: false
        );

        Assert.Equal(address, options.Webhook!.OriginalString);
    }

    [Theory]
    [InlineData("http://hooks.example.org/secret")]
    [InlineData("https://name:secret@hooks.example.org/")]
    [InlineData("https://hooks.example.org/#secret")]
    [InlineData("https://localhost/secret")]
    [InlineData("https://127.0.0.1/secret")]
    [InlineData("https://[::1]/secret")]
    [InlineData("https://169.254.169.254/secret")]
    [InlineData("hooks.example.org/secret")]
    public void Another_webhook_is_refused_without_repeating_it(string address)
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(Configuration(("Survey:Webhook", address)), isDeployed: false)
        );

        Assert.Contains(
            "Survey__Webhook is '…': allowed is",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_app_of_the_pages_has_no_webhook()
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(
                Configuration(
                    ("Survey:Role", "web"),
                    (
                        "SurveyStorage",
                        "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://data"
                    ),
                    ("Survey:Webhook", "https://hooks.example.org/secret")
                ),
                isDeployed: false
            )
        );

        Assert.Contains("the app that counts alone", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Trail",
        "true",
        "Survey__Trail is 'true': there is no such setting; the nearest is Survey__Trial."
    )]
    [InlineData(
        "Periode",
        "week",
        "Survey__Periode is 'week': there is no such setting; the nearest is Survey__Period."
    )]
    [InlineData("Publicresult", "true", "the nearest is Survey__PublicResults.")]
    [InlineData("Period:Kind", "week", "Survey__Period__Kind is 'week': there is no such setting")]
    public void A_name_that_is_no_setting_stops_the_start_with_the_nearest_one(
        string name,
        string value,
        string sentence
    )
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(Configuration(($"Survey:{name}", value)), isDeployed: false)
        );

        Assert.Contains(sentence, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Period",
        "fortnight",
        "Survey__Period is 'fortnight': allowed are quarter, month and week"
    )]
    [InlineData("Period", "2", "Survey__Period is '2': allowed are quarter, month and week")]
    [InlineData(
        "Period",
        "day",
        "Survey__Period is 'day': a period shorter than a week is allowed in trial mode only"
    )]
    [InlineData(
        "Threshold",
        "9",
        "Survey__Threshold is '9': allowed are whole numbers from 10 to 10000"
    )]
    [InlineData(
        "Threshold",
        "ten",
        "Survey__Threshold is 'ten': allowed are whole numbers from 10 to 10000"
    )]
    [InlineData("Shards", "0", "Survey__Shards is '0': allowed are whole numbers from 1 to 64")]
    [InlineData(
        "SubmissionsPerSecond",
        "0",
        "Survey__SubmissionsPerSecond is '0': allowed are whole numbers from 1 to 100000"
    )]
    [InlineData(
        "CountEvery",
        "month",
        "Survey__CountEvery is 'month': allowed are day, hour and week, and in trial mode now"
    )]
    [InlineData(
        "CountEvery",
        "now",
        "Survey__CountEvery is 'now': counting more often than every hour is allowed in trial mode only"
    )]
    [InlineData(
        "CountEvery",
        "60",
        "Survey__CountEvery is '60': counting more often than every hour is allowed in trial mode only"
    )]
    [InlineData("Trial", "yes", "Survey__Trial is 'yes': allowed are true and false")]
    [InlineData("PublicResults", "1", "Survey__PublicResults is '1': allowed are true and false")]
    [InlineData(
        "TimeZone",
        "Brussels",
        "Survey__TimeZone is 'Brussels': allowed are IANA time zone names"
    )]
    [InlineData(
        "OpensAt",
        "2026-11-24",
        "Survey__OpensAt is '2026-11-24': allowed are ISO 8601 instants"
    )]
    [InlineData(
        "OpensAt",
        "2026-11-24T08:00:00",
        "Survey__OpensAt is '2026-11-24T08:00:00': allowed are ISO 8601 instants"
    )]
    [InlineData(
        "Address",
        "survey.example.org",
        "Survey__Address is 'survey.example.org': allowed is the root of the site"
    )]
    [InlineData(
        "Address",
        "https://survey.example.org/fr",
        "Survey__Address is 'https://survey.example.org/fr': allowed is the root of the site"
    )]
    [InlineData(
        "Address",
        "https://survey.example.org/?a=b",
        "Survey__Address is 'https://survey.example.org/?a=b': allowed is the root of the site"
    )]
    [InlineData(
        "Address",
        "https://survey.example.org/#a",
        "Survey__Address is 'https://survey.example.org/#a': allowed is the root of the site"
    )]
    [InlineData(
        "Address",
        "ftp://survey.example.org",
        "Survey__Address is 'ftp://survey.example.org': allowed is the root of the site"
    )]
    [InlineData("ClosesAt", "soon", "Survey__ClosesAt is 'soon': allowed are ISO 8601 instants")]
    public void A_wrong_setting_stops_the_start_with_its_name_its_value_and_what_is_allowed(
        string name,
        string value,
        string sentence
    )
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(Configuration(($"Survey:{name}", value)), isDeployed: false)
        );

        Assert.StartsWith(sentence, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hour", "day")]
    [InlineData("day", "week")]
    [InlineData("minute", "61")]
    public void A_period_without_a_counting_time_stops_the_start(string period, string times)
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(
                Configuration(
                    ("Survey:Trial", "true"),
                    ("Survey:Period", period),
                    ("Survey:CountEvery", times)
                ),
                isDeployed: false
            )
        );

        Assert.Contains(
            "could pass without a counting time",
            Assert.Single(error.Failures),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_trial_counts_answers_as_they_come_unless_it_is_told_otherwise()
    {
        Assert.Equal(CountingTimes.Now, Read());
        Assert.Equal(CountingTimes.Week, Read(("Survey:CountEvery", "week")));

        static CountingTimes Read(params (string, string)[] settings) =>
            SurveySettings
                .Read(Configuration([("Survey:Trial", "true"), .. settings]), isDeployed: false)
                .CountEvery;
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(
                Configuration(
                    ("Survey:Threshold", "3"),
                    ("Survey:Shards", "99"),
                    ("Survey:Trial", "no")
                ),
                isDeployed: false
            )
        );

        Assert.Equal(3, error.Failures.Count());
    }

    [Fact]
    public void A_survey_cannot_close_before_it_opens()
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(
                Configuration(
                    ("Survey:OpensAt", "2026-11-24T08:00:00Z"),
                    ("Survey:ClosesAt", "2026-11-24T07:00:00Z")
                ),
                isDeployed: false
            )
        );

        Assert.Contains(
            "later than Survey__OpensAt",
            Assert.Single(error.Failures),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Azure_refuses_to_start_with_the_sample_texts()
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(
                Configuration(("Survey:OperatorsKey", new string('k', 43))),
                isDeployed: true
            )
        );

        Assert.Equal(2, error.Failures.Count());
    }

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("", "is missing")]
    [InlineData("short", "cannot be used")]
    [InlineData("@Microsoft.KeyVault(VaultName=v;SecretName=operators-key)", "cannot be used")]
    public void A_deployed_app_that_counts_needs_the_key_of_operators(string? key, string problem)
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(
                Configuration(
                    ("Survey:Organiser", "Maison des services"),
                    ("Survey:Contact", "enquete@example.org"),
                    ("Survey:OperatorsKey", key!)
                ),
                isDeployed: true
            )
        );

        Assert.StartsWith(
            $"Survey__OperatorsKey {problem}: it opens /operations",
            Assert.Single(error.Failures),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_app_of_the_public_pages_must_not_have_the_key_of_operators()
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(
                Configuration(
                    ("Survey:Role", "web"),
                    ("SurveyStorage", "UseDevelopmentStorage=true"),
                    ("Survey:OperatorsKey", new string('k', 43))
                ),
                isDeployed: false
            )
        );

        Assert.Contains(
            "must not have Survey__OperatorsKey",
            Assert.Single(error.Failures),
            StringComparison.Ordinal
        );
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))
            )
            .Build();
}
