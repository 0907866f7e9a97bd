using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SurveyPipeline.Pages;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Origin;
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
            .Append(OperatorsKeySetting.Name)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What the app does of the survey; everything where the setting is wrong, which <see cref="Read"/> then says.</summary>
    public static SurveyRole RoleOf(IConfiguration configuration) =>
        ReadRole(new SettingReader(configuration.GetSection(Section)));

    /// <summary>Reads all settings, and looks for such as would undo what the package promises.</summary>
    /// <param name="configuration">The app's configuration.</param>
    /// <param name="isDeployed">True in Azure, where the sample texts are refused.</param>
    /// <exception cref="OptionsValidationException">Some are wrong; all of them are named.</exception>
    public static SurveyOptions Read(IConfiguration configuration, bool isDeployed)
    {
        var section = configuration.GetSection(Section);
        var reader = new SettingReader(section);
        CheckNames(section, reader);
        var options = new SurveyOptions
        {
            Role = ReadRole(reader),
            Instrument = reader.Find(nameof(SurveyOptions.Instrument)),
            Trial = reader.Flag(nameof(SurveyOptions.Trial)),
        };
        options.Period = ReadPeriod(reader, options);
        options.CountEvery = ReadCounting(reader, options);
        options.TimeZone = ReadTimeZone(reader, options.TimeZone);
        options.OpensAt = reader.Instant(nameof(options.OpensAt));
        options.ClosesAt = reader.Instant(nameof(options.ClosesAt));
        options.Threshold = reader.Number(nameof(options.Threshold), options.Threshold);
        options.Shards = reader.Number(nameof(options.Shards), options.Shards);
        options.SubmissionsPerSecond = reader.Number(
            nameof(options.SubmissionsPerSecond),
            options.SubmissionsPerSecond
        );
        options.PublicResults = reader.Flag(nameof(options.PublicResults));
        options.Findable = reader.Flag(nameof(options.Findable));
        options.Address = ReadAddress(reader);
        options.Webhook = WebhookSetting.Read(reader, options);
        options.Organiser = reader.Text(nameof(options.Organiser), options.Organiser);
        options.Contact = reader.Text(nameof(options.Contact), options.Contact);
        ReadOrigin(reader, options);
        CheckDates(reader, options);
        CheckRole(reader, options, configuration);
        if (isDeployed)
        {
            CheckSamples(reader, options);
        }

        var problems = reader
            .Problems.Concat(HostOverrides.Find(configuration, isDeployed))
            .Select(p => p.ToString())
            .ToList();
        var needsKey = isDeployed && options.Role != SurveyRole.Web;
        if (OperatorsKeySetting.ProblemOf(configuration, needsKey) is { } problem)
        {
            problems.Add(problem);
        }

        return problems.Count == 0
            ? options
            : throw new OptionsValidationException(Section, typeof(SurveyOptions), problems);
    }

    // A misspelt name would begin a series with the default: a real one, from which there is no way back.
    private static void CheckNames(IConfigurationSection section, SettingReader reader)
    {
        foreach (var (path, value) in section.AsEnumerable(makePathsRelative: true))
        {
            if (value is not null && !Names.Contains(path, StringComparer.OrdinalIgnoreCase))
            {
                reader.Refuse(
                    path.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal),
                    value,
                    $"there is no such setting; the nearest is {reader.NameOf(NearestName.Of(path, Names))}"
                );
            }
        }
    }

    private static SurveyRole ReadRole(SettingReader reader) =>
        reader.Choice(
            nameof(SurveyOptions.Role),
            SurveyRole.All,
            "allowed are all, web and counting"
        );

    private static PeriodKind ReadPeriod(SettingReader reader, SurveyOptions options)
    {
        const string name = nameof(SurveyOptions.Period);
        var kind = reader.Choice(
            name,
            options.Period,
            "allowed are quarter, month and week, and in trial mode day, hour and minute"
        );
        if (kind > PeriodKind.Week && !options.Trial)
        {
            reader.Refuse(
                name,
                reader.Find(name)!,
                "a period shorter than a week is allowed in trial mode only (Survey__Trial), because in a short period one person could send most of the answers"
            );
        }

        return kind;
    }

    private static CountingTimes ReadCounting(SettingReader reader, SurveyOptions options)
    {
        const string name = nameof(SurveyOptions.CountEvery);
        var usual = options.Trial ? CountingTimes.Now : options.CountEvery;
        if (reader.Find(name) is not { } value)
        {
            return usual;
        }

        if (CountingTimes.TryParse(value) is not { } times)
        {
            reader.Refuse(
                name,
                value,
                "allowed are day, hour and week, and in trial mode now and a number of seconds up to 3600"
            );
            return usual;
        }

        if (times.Every < CountingTimes.Hour.Every && !options.Trial)
        {
            reader.Refuse(
                name,
                value,
                "counting more often than every hour is allowed in trial mode only (Survey__Trial), because whoever reads the counts before and after an answer that is counted alone sees that answer"
            );
        }

        if (!times.Fit(options.Period))
        {
            reader.Refuse(
                name,
                value,
                $"a period of the length {options.Period} could pass without a counting time; count more often, or set a longer Survey__Period"
            );
        }

        return times;
    }

    private static string ReadTimeZone(SettingReader reader, string otherwise)
    {
        var name = reader.Text(nameof(SurveyOptions.TimeZone), otherwise);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
        {
            reader.Refuse(
                nameof(SurveyOptions.TimeZone),
                name,
                "allowed are IANA time zone names such as Europe/Brussels"
            );
        }

        return name;
    }

    private static Uri? ReadAddress(SettingReader reader)
    {
        if (reader.Find(nameof(SurveyOptions.Address)) is not { } value)
        {
            return null;
        }

        var address = PublicAddress.TryRead(value);
        if (address is null)
        {
            reader.Refuse(
                nameof(SurveyOptions.Address),
                value,
                "allowed is the root of the site as people type it, such as https://survey.example.org, without path, query or fragment"
            );
        }

        return address;
    }

    private static void ReadOrigin(SettingReader reader, SurveyOptions options)
    {
        options.Licence = reader.Text(nameof(options.Licence), options.Licence);
        if (Licence.Find(options.Licence) is null)
        {
            reader.Refuse(
                nameof(options.Licence),
                options.Licence,
                $"allowed are {string.Join(", ", Licence.All.Select(l => l.Id))}"
            );
        }

        options.Contributors = ReadWords(reader, nameof(options.Contributors));
        options.Keywords = ReadWords(reader, nameof(options.Keywords));
        options.AskedWhom = ReadWords(reader, nameof(options.AskedWhom));
        options.AskedHow = ReadWords(reader, nameof(options.AskedHow));
        options.Changes = ReadWords(reader, nameof(options.Changes));
        options.KnownEvents = ReadWords(reader, nameof(options.KnownEvents));
    }

    // A report that cannot be written could not be published either.
    private static string? ReadWords(SettingReader reader, string name)
    {
        var value = reader.Find(name);
        if (value is not null && !value.All(c => XmlConvert.IsXmlChar(c) && !char.IsControl(c)))
        {
            reader.Refuse(name, value, "it holds a character that no report can hold");
        }

        return value;
    }

    private static void CheckDates(SettingReader reader, SurveyOptions options)
    {
        if (options is { OpensAt: { } opens, ClosesAt: { } closes } && closes <= opens)
        {
            reader.Refuse(
                nameof(SurveyOptions.ClosesAt),
                closes.ToString("O", CultureInfo.InvariantCulture),
                "it must be later than Survey__OpensAt"
            );
        }
    }

    // Two apps that share the account of their host, or the key, would be two in name only.
    private static void CheckRole(
        SettingReader reader,
        SurveyOptions options,
        IConfiguration configuration
    )
    {
        var role = reader.Find(nameof(SurveyOptions.Role));
        if (
            options.Role != SurveyRole.All
            && string.Equals(
                StorageSettings.DataName(configuration),
                StorageSettings.Host,
                StringComparison.Ordinal
            )
        )
        {
            reader.Refuse(
                nameof(SurveyOptions.Role),
                role!,
                $"this role needs the setting {StorageSettings.Data}, the account of the survey, beside {StorageSettings.Host}, the account of the app's own host"
            );
        }

        if (options.Role != SurveyRole.Web)
        {
            return;
        }

        if (!string.IsNullOrWhiteSpace(configuration[OpeningKeySetting.Path]))
        {
            reader.Refuse(
                nameof(SurveyOptions.Role),
                role!,
                $"the app of the public pages must not have {reader.NameOf(OpeningKeySetting.Name)}, the keys that open answers; remove them from its settings"
            );
        }

        if (!string.IsNullOrWhiteSpace(configuration[OperatorsKeySetting.Path]))
        {
            reader.Refuse(
                nameof(SurveyOptions.Role),
                role!,
                $"the app of the public pages must not have {reader.NameOf(OperatorsKeySetting.Name)}, the key of operators; remove it from its settings"
            );
        }
    }

    private static void CheckSamples(SettingReader reader, SurveyOptions options)
    {
        if (
            string.Equals(
                options.Organiser,
                SurveyOptions.SampleOrganiser,
                StringComparison.Ordinal
            )
        )
        {
            reader.Refuse(
                nameof(SurveyOptions.Organiser),
                options.Organiser,
                "the sample text is not allowed here; say who runs the survey"
            );
        }

        if (string.Equals(options.Contact, SurveyOptions.SampleContact, StringComparison.Ordinal))
        {
            reader.Refuse(
                nameof(SurveyOptions.Contact),
                options.Contact,
                "the sample text is not allowed here; say how to reach the organiser"
            );
        }
    }
}
