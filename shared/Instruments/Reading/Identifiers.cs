using System.Text.RegularExpressions;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Rules for ids: kebab-case, unique in their list.</summary>
internal static partial class Identifiers
{
    public static string Read(JsonPlace owner, HashSet<string> taken)
    {
        var place = owner.Required("id");
        var id = place.Text();
        if (id.Length == 0)
        {
            return id;
        }

        if (!KebabCase().IsMatch(id) || id.Length > 60)
        {
            place.Report(
                "must be kebab-case: lower-case letters, digits and single hyphens, at most 60 characters"
            );
        }
        else if (!taken.Add(id))
        {
            place.Report($"'{id}' is used twice");
        }

        return id;
    }

    [GeneratedRegex(
        @"^[a-z0-9]+(-[a-z0-9]+)*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex KebabCase();
}
