using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SurveyPipeline.Pages;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Reads the <c>Survey__…</c> settings and holds each against what is allowed.</summary>
public static class SurveySettings
{
    private const string Section = "Survey";

    // In order, so that of two that are as near the same one is always named.
    private static readonly ImmutableArray<string> Names =
    [
        .. typeof(SurveyOptions)
            .GetProperties()
            .Select(p => p.Name)
            .Append(OpeningKeySetting.Name)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads all settings.</summary>
    /// <param name="configuration">The app's configuration.</param>
    /// <param name="isDeployed">True in Azure, where the sample texts are refused.</param>
    /// <exception cref="OptionsValidationException">Some are wrong; all of them are named.</exception>
    public static SurveyOptions Read(IConfiguration configuration, bool isDeployed)
    {
        var problems = new List<SettingProblem>();
        var section = configuration.GetSection(Section);
        CheckNames(section, problems);
        var options = new SurveyOptions();
        options.Instrument = section["Instrument"] is { Length: > 0 } path ? path : null;
        options.Trial = Flag(section, "Trial", problems);
        options.Period = ReadPeriod(section, options, problems);
        options.CountEvery = ReadCounting(section, options, problems);
        options.TimeZone = ReadTimeZone(section, options.TimeZone, problems);
        options.OpensAt = ReadInstant(section, "OpensAt", problems);
        options.ClosesAt = ReadInstant(section, "ClosesAt", problems);
        options.Threshold = Number(section, "Threshold", options.Threshold, problems);
        options.Shards = Number(section, "Shards", options.Shards, problems);
        options.SubmissionsPerSecond = Number(
            section,
            "SubmissionsPerSecond",
            options.SubmissionsPerSecond,
            problems
        );
        options.PublicResults = Flag(section, "PublicResults", problems);
        options.Address = ReadAddress(section, problems);
        options.Organiser = Text(section, "Organiser", options.Organiser);
        options.Contact = Text(section, "Contact", options.Contact);
        CheckTogether(options, isDeployed, problems);
        return problems.Count == 0
            ? options
            : throw new OptionsValidationException(
                Section,
                typeof(SurveyOptions),
                problems.Select(p => p.ToString())
            );
    }

    // A misspelt name would begin a series with the default: a real one, from which there is no way back.
    private static void CheckNames(IConfigurationSection section, List<SettingProblem> problems)
    {
        foreach (var (path, value) in section.AsEnumerable(makePathsRelative: true))
        {
            if (value is not null && !Names.Contains(path, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(
                    new SettingProblem(
                        NameOf(
                            path.Replace(
                                ConfigurationPath.KeyDelimiter,
                                "__",
                                StringComparison.Ordinal
                            )
                        ),
                        value,
                        $"there is no such setting; the nearest is {NameOf(NearestName.Of(path, Names))}"
                    )
                );
            }
        }
    }

    private static string Text(IConfigurationSection section, string name, string otherwise) =>
        section[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : otherwise;

    private static bool Flag(
        IConfigurationSection section,
        string name,
        List<SettingProblem> problems
    )
    {
        if (section[name] is not { Length: > 0 } value)
        {
            return false;
        }

        if (!bool.TryParse(value, out var flag))
        {
            problems.Add(new SettingProblem(NameOf(name), value, "allowed are true and false"));
        }

        return flag;
    }

    private static int Number(
        IConfigurationSection section,
        string name,
        int otherwise,
        List<SettingProblem> problems
    )
    {
        var range = typeof(SurveyOptions).GetProperty(name)!.GetCustomAttribute<RangeAttribute>()!;
        if (section[name] is not { Length: > 0 } value)
        {
            return otherwise;
        }

        if (
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && range.IsValid(number)
        )
        {
            return number;
        }

        problems.Add(
            new SettingProblem(
                NameOf(name),
                value,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"allowed are whole numbers from {range.Minimum} to {range.Maximum}"
                )
            )
        );
        return otherwise;
    }

    private static PeriodKind ReadPeriod(
        IConfigurationSection section,
        SurveyOptions options,
        List<SettingProblem> problems
    )
    {
        if (section["Period"] is not { Length: > 0 } value)
        {
            return options.Period;
        }

        if (
            !Enum.TryParse<PeriodKind>(value, ignoreCase: true, out var kind)
            || !Enum.IsDefined(kind)
            || char.IsAsciiDigit(value[0])
        )
        {
            problems.Add(
                new SettingProblem(
                    NameOf("Period"),
                    value,
                    "allowed are quarter, month and week, and in trial mode day, hour and minute"
                )
            );
            return options.Period;
        }

        if (kind > PeriodKind.Week && !options.Trial)
        {
            problems.Add(
                new SettingProblem(
                    NameOf("Period"),
                    value,
                    "a period shorter than a week is allowed in trial mode only (Survey__Trial), because in a short period one person could send most of the answers"
                )
            );
        }

        return kind;
    }

    private static CountingTimes ReadCounting(
        IConfigurationSection section,
        SurveyOptions options,
        List<SettingProblem> problems
    )
    {
        var usual = options.Trial ? CountingTimes.Now : options.CountEvery;
        if (section["CountEvery"] is not { Length: > 0 } value)
        {
            return usual;
        }

        if (CountingTimes.TryParse(value) is not { } times)
        {
            problems.Add(
                new SettingProblem(
                    NameOf("CountEvery"),
                    value,
                    "allowed are day, hour and week, and in trial mode now and a number of seconds up to 3600"
                )
            );
            return usual;
        }

        if (times.Every < CountingTimes.Hour.Every && !options.Trial)
        {
            problems.Add(
                new SettingProblem(
                    NameOf("CountEvery"),
                    value,
                    "counting more often than every hour is allowed in trial mode only (Survey__Trial), because whoever reads the counts before and after an answer that is counted alone sees that answer"
                )
            );
        }

        if (!times.Fit(options.Period))
        {
            problems.Add(
                new SettingProblem(
                    NameOf("CountEvery"),
                    value,
                    $"a period of the length {options.Period} could pass without a counting time; count more often, or set a longer Survey__Period"
                )
            );
        }

        return times;
    }

    private static string ReadTimeZone(
        IConfigurationSection section,
        string otherwise,
        List<SettingProblem> problems
    )
    {
        var name = Text(section, "TimeZone", otherwise);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
        {
            problems.Add(
                new SettingProblem(
                    NameOf("TimeZone"),
                    name,
                    "allowed are IANA time zone names such as Europe/Brussels"
                )
            );
        }

        return name;
    }

    private static DateTimeOffset? ReadInstant(
        IConfigurationSection section,
        string name,
        List<SettingProblem> problems
    )
    {
        if (section[name] is not { Length: > 0 } value)
        {
            return null;
        }

        if (
            DateTimeOffset.TryParse(
                value,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var instant
            )
            && (
                value.EndsWith('Z')
                || value.LastIndexOfAny(['+', '-']) > value.IndexOf('T', StringComparison.Ordinal)
            )
            && value.Contains('T', StringComparison.Ordinal)
        )
        {
            return instant;
        }

        problems.Add(
            new SettingProblem(
                NameOf(name),
                value,
                "allowed are ISO 8601 instants with their offset, such as 2026-11-24T08:00:00+01:00"
            )
        );
        return null;
    }

    private static Uri? ReadAddress(IConfigurationSection section, List<SettingProblem> problems)
    {
        if (section["Address"] is not { Length: > 0 } value)
        {
            return null;
        }

        var address = PublicAddress.TryRead(value);
        if (address is null)
        {
            problems.Add(
                new SettingProblem(
                    NameOf("Address"),
                    value,
                    "allowed is the root of the site as people type it, such as https://survey.example.org, without path, query or fragment"
                )
            );
        }

        return address;
    }

    private static void CheckTogether(
        SurveyOptions options,
        bool isDeployed,
        List<SettingProblem> problems
    )
    {
        if (options is { OpensAt: { } opens, ClosesAt: { } closes } && closes <= opens)
        {
            problems.Add(
                new SettingProblem(
                    NameOf("ClosesAt"),
                    closes.ToString("O", CultureInfo.InvariantCulture),
                    "it must be later than Survey__OpensAt"
                )
            );
        }

        if (!isDeployed)
        {
            return;
        }

        if (
            string.Equals(
                options.Organiser,
                SurveyOptions.SampleOrganiser,
                StringComparison.Ordinal
            )
        )
        {
            problems.Add(
                new SettingProblem(
                    NameOf("Organiser"),
                    options.Organiser,
                    "the sample text is not allowed here; say who runs the survey"
                )
            );
        }

        if (string.Equals(options.Contact, SurveyOptions.SampleContact, StringComparison.Ordinal))
        {
            problems.Add(
                new SettingProblem(
                    NameOf("Contact"),
                    options.Contact,
                    "the sample text is not allowed here; say how to reach the organiser"
                )
            );
        }
    }

    private static string NameOf(string name) => $"{Section}__{name}";
}

/// <summary>A setting that stops the start.</summary>
/// <param name="Name">Its name as in <c>local.settings.json</c> and in app settings.</param>
/// <param name="Value">The value found.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record SettingProblem(string Name, string Value, string Allowed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} is '{Value}': {Allowed}.";
}
