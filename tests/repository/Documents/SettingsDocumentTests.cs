using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Documents;

/// <summary>The table of settings in the README tells what <see cref="SurveyOptions"/> holds.</summary>
public sealed class SettingsDocumentTests
{
    private const string Prefix = "Survey__";

    private static readonly ImmutableArray<PropertyInfo> Settings =
    [
        .. typeof(SurveyOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance),
    ];

    [Fact]
    public void Every_setting_has_its_row()
    {
        Assert.Equal(
            Settings
                .Select(s => s.Name)
                .Append(OpeningKeySetting.Name)
                .Append(OperatorsKeySetting.Name)
                .Order(StringComparer.Ordinal),
            Rows().SelectMany(r => r.Names).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_table_tells_what_a_setting_is_unless_set()
    {
        var options = new SurveyOptions();
        foreach (var setting in Settings.Where(s => s.PropertyType.IsValueType))
        {
            var expected = setting.GetValue(options) switch
            {
                null => "none",
                var value =>
                    $"`{Convert.ToString(value, CultureInfo.InvariantCulture)!.ToLowerInvariant()}`",
            };
            Assert.Equal((setting.Name, expected), (setting.Name, RowOf(setting).Default));
        }

        Assert.Equal(
            $"`{options.TimeZone}`",
            RowOf(typeof(SurveyOptions).GetProperty("TimeZone")!).Default
        );
    }

    [Fact]
    public void The_table_tells_the_range_of_a_number()
    {
        var numbers = Settings.Where(s => s.PropertyType == typeof(int)).ToList();

        Assert.NotEmpty(numbers);
        Assert.All(
            numbers,
            number =>
            {
                var range = number.GetCustomAttribute<RangeAttribute>()!;
                Assert.Contains(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $", {range.Minimum:N0} to {range.Maximum:N0}"
                    ),
                    RowOf(number).Meaning,
                    StringComparison.Ordinal
                );
            }
        );
    }

    private static (ImmutableArray<string> Names, string Default, string Meaning) RowOf(
        PropertyInfo setting
    ) => Rows().Single(r => r.Names.Contains(setting.Name, StringComparer.Ordinal));

    private static IEnumerable<(
        ImmutableArray<string> Names,
        string Default,
        string Meaning
    )> Rows() =>
        File.ReadAllLines(RepositoryFiles.PathOf("README.md"))
            .Where(l => l.StartsWith($"| `{Prefix}", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Select(c =>
                (
                    c[1]
                        .Split(',', StringSplitOptions.TrimEntries)
                        .Select(n => n.Trim('`')[Prefix.Length..])
                        .ToImmutableArray(),
                    c[2],
                    c[3]
                )
            );
}
