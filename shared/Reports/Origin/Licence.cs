using System.Collections.Immutable;

namespace SurveyPipeline.Reports.Origin;

/// <summary>A licence under which a report may be used again: one that archives and the description of the data know by name.</summary>
/// <param name="Id">Its identifier in the SPDX list, as the setting names it.</param>
/// <param name="Name">What archives call it.</param>
/// <param name="Address">Where it is written.</param>
public sealed record Licence(string Id, string Name, Uri Address)
{
    /// <summary>The licences that can be chosen, the default first.</summary>
    public static ImmutableArray<Licence> All { get; } =
    [
        CreativeCommons("CC-BY-4.0", "CC BY 4.0", "licenses/by/4.0"),
        CreativeCommons("CC-BY-SA-4.0", "CC BY-SA 4.0", "licenses/by-sa/4.0"),
        CreativeCommons("CC-BY-NC-4.0", "CC BY-NC 4.0", "licenses/by-nc/4.0"),
        CreativeCommons("CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0", "licenses/by-nc-sa/4.0"),
        CreativeCommons("CC0-1.0", "CC0 1.0", "publicdomain/zero/1.0"),
    ];

    /// <summary>Where people read it, encrypted. Archives know a licence by its address, letter for letter, and that one is not.</summary>
    public Uri Page { get; } = new UriBuilder(Address) { Scheme = "https", Port = -1 }.Uri;

    /// <summary>A licence by its identifier, or null.</summary>
    public static Licence? Find(string id) =>
        All.FirstOrDefault(l => string.Equals(l.Id, id, StringComparison.Ordinal));

    private static Licence CreativeCommons(string id, string name, string path) =>
        new(id, name, new Uri($"http://creativecommons.org/{path}"));
}
