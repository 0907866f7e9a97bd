using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Reads the groups, and the item that leads to them.</summary>
internal static class StrataReader
{
    internal static ImmutableArray<Stratum> ReadStrata(JsonPlace root, LocalizedTexts texts)
    {
        var minutes = root.Optional("meta").Required("estimatedMinutes");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var strata = ImmutableArray.CreateBuilder<Stratum>();
        var labels = new List<(JsonPlace, LocalizedText)>();
        foreach (var element in root.Required("groups").Elements())
        {
            var id = Identifiers.Read(element.Knowing("id", "label"), ids);
            var label = texts.Read(element, "label");
            labels.Add((element.Optional("label"), label));
            var duration =
                id.Length > 0 && minutes.Exists ? minutes.Required(id).Integer(1, 120) : 1;
            strata.Add(new Stratum(new StratumId(id), label, duration));
        }

        texts.TellApart(labels);
        minutes.Knowing([.. ids]);
        if (
            strata.Count is 0 or > CarryingRules.MostStrata
            && root.Optional("groups") is { Exists: true } groups
        )
        {
            groups.Report(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must hold 1 to {CarryingRules.MostStrata} groups"
                )
            );
        }

        return strata.ToImmutable();
    }

    internal static SingleChoiceItem? ReadGroupItem(JsonPlace place, ImmutableArray<Item> items)
    {
        var id = new ItemId(place.Text());
        var item = items.OfType<SingleChoiceItem>().FirstOrDefault(i => i.Id == id);
        if (item is null && place.Exists)
        {
            place.Report("must be the id of an item of type single");
        }

        return item;
    }

    internal static FrozenDictionary<string, StratumId> ReadStrataOfOptions(
        JsonPlace root,
        SingleChoiceItem groupItem,
        ImmutableArray<Stratum> strata
    )
    {
        var found = new Dictionary<string, StratumId>(StringComparer.Ordinal);
        var place = root.Optional("items")
            .Elements()
            .First(i =>
                string.Equals(i.Optional("id").Peek(), groupItem.Id.Value, StringComparison.Ordinal)
            );
        foreach (var option in place.Optional("options").Elements())
        {
            found[option.Optional("id").Peek() ?? ""] = new StratumId(
                option.Required("group").Text()
            );
        }

        var complete =
            found.Count == strata.Length
            && found.Values.ToHashSet().SetEquals(strata.Select(s => s.Id));
        if (!complete)
        {
            place.Optional("options").Report("must lead to every group, each by one option");
        }

        if (groupItem.Strata.Length != strata.Length)
        {
            place.Optional("groups").Report("the group item must be asked of every group");
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
