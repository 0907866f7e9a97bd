using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace SurveyPipeline.Local.Settings;

/// <summary>Settings of the local host itself, for tests that start several hosts as processes. The genuine host knows none of them.</summary>
internal static class HostSettings
{
    /// <summary>How long a received queue message stays hidden, for example <c>00:00:05</c>.</summary>
    public const string QueueLease = "LocalHost:QueueLease";

    /// <summary>By how much the clock is wrong, for example <c>-00:05:00</c>.</summary>
    public const string ClockOffset = "LocalHost:ClockOffset";

    /// <summary>How many times shorter waits are, for example <c>100</c>.</summary>
    public const string Haste = "LocalHost:Haste";

    private const int MostHaste = 1_000;
    private static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LargestOffset = TimeSpan.FromDays(1);

    /// <summary>The options with what the settings say.</summary>
    /// <exception cref="LocalHostException">One of them is out of its range.</exception>
    public static LocalHostOptions Apply(LocalHostOptions options, IConfiguration configuration) =>
        options with
        {
            QueueLease =
                Read(configuration, QueueLease, ShortestLease, TimeSpan.FromDays(7))
                ?? options.QueueLease,
            ClockOffset =
                Read(configuration, ClockOffset, -LargestOffset, LargestOffset)
                ?? options.ClockOffset,
            Haste = ReadHaste(configuration) ?? options.Haste,
        };

    private static int? ReadHaste(IConfiguration configuration)
    {
        if (configuration[Haste] is not { Length: > 0 } text)
        {
            return null;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value is >= 1 and <= MostHaste
            ? value
            : throw new LocalHostException(
                $"The setting '{Haste}' is '{text}': allowed is a whole number from 1 to {MostHaste}."
            );
    }

    private static TimeSpan? Read(
        IConfiguration configuration,
        string name,
        TimeSpan least,
        TimeSpan most
    )
    {
        if (configuration[name] is not { Length: > 0 } text)
        {
            return null;
        }

        return
            TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value)
            && value >= least
            && value <= most
            ? value
            : throw new LocalHostException(
                $"The setting '{name}' is '{text}': allowed is a time from {least} to {most}."
            );
    }
}

/// <summary>Names of settings, and <c>%Name%</c> in attributes.</summary>
internal static class SettingNames
{
    /// <summary><c>Survey__Period</c> as configuration knows it: <c>Survey:Period</c>.</summary>
    public static string Normalize(string name) =>
        name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);

    /// <summary>The text itself, or the value of the setting when it is <c>%Name%</c>.</summary>
    /// <exception cref="LocalHostException">The setting is missing.</exception>
    public static string Resolve(IConfiguration configuration, string text)
    {
        if (text is not ['%', .. var name, '%'])
        {
            return text;
        }
        return configuration[Normalize(name)] is { Length: > 0 } value
            ? value
            : throw new LocalHostException(
                $"The setting '{name}' is missing: add it to 'Values' of local.settings.json."
            );
    }
}
