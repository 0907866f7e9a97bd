using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Reads values of the settings <c>Survey__…</c>, and collects those that are wrong.</summary>
internal sealed class SettingReader(IConfigurationSection section)
{
    private readonly List<SettingProblem> problems = [];

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyCollection<SettingProblem> Problems => problems;

    /// <summary>A setting as people write it.</summary>
    public string NameOf(string name) => $"{section.Key}__{name}";

    /// <summary>The value of a setting, or null where it is not set.</summary>
    public string? Find(string name) => section[name] is { Length: > 0 } value ? value : null;

    /// <summary>Notes that a value is wrong.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="value">The value found.</param>
    /// <param name="allowed">What is allowed.</param>
    public void Refuse(string name, string value, string allowed) =>
        problems.Add(new SettingProblem(NameOf(name), value, allowed));

    /// <summary>A text, or another where the setting is blank.</summary>
    public string Text(string name, string otherwise) =>
        section[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : otherwise;

    /// <summary><c>true</c> or <c>false</c>; false where it is not set.</summary>
    public bool Flag(string name)
    {
        if (Find(name) is not { } value)
        {
            return false;
        }

        if (!bool.TryParse(value, out var flag))
        {
            Refuse(name, value, "allowed are true and false");
        }

        return flag;
    }

    /// <summary>A whole number within the range that <see cref="SurveyOptions"/> states.</summary>
    public int Number(string name, int otherwise)
    {
        var range = typeof(SurveyOptions).GetProperty(name)!.GetCustomAttribute<RangeAttribute>()!;
        if (Find(name) is not { } value)
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

        Refuse(
            name,
            value,
            string.Create(
                CultureInfo.InvariantCulture,
                $"allowed are whole numbers from {range.Minimum} to {range.Maximum}"
            )
        );
        return otherwise;
    }

    /// <summary>The name of one of several; never its number.</summary>
    public T Choice<T>(string name, T otherwise, string allowed)
        where T : struct, Enum
    {
        if (Find(name) is not { } value)
        {
            return otherwise;
        }

        if (
            Enum.TryParse<T>(value, ignoreCase: true, out var choice)
            && Enum.IsDefined(choice)
            && !char.IsAsciiDigit(value[0])
        )
        {
            return choice;
        }

        Refuse(name, value, allowed);
        return otherwise;
    }

    /// <summary>An instant with its offset; null where it is not set.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Find(name) is not { } value)
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

        Refuse(
            name,
            value,
            "allowed are ISO 8601 instants with their offset, such as 2026-11-24T08:00:00+01:00"
        );
        return null;
    }
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
