using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Reads one item and holds it against the rules of its type.</summary>
internal sealed class ItemReader(
    LocalizedTexts texts,
    FrozenDictionary<string, Scale> scales,
    FrozenSet<string> dimensions,
    ImmutableArray<Stratum> strata
)
{
    public Item? Read(JsonPlace place, HashSet<string> ids)
    {
        place.Knowing(PropertiesOf(place.Optional("type").Value));
        var id = new ItemId(Identifiers.Read(place, ids));
        var text = texts.Read(place, "text");
        var hint = texts.ReadOptional(place, "hint");
        var dimension = ReadDimension(place.Required("dimension"));
        var asked = ReadStrata(place.Required("groups"));
        var type = place.Required("type");
        var reversed = place.Optional("reverse").Flag();
        place.Optional("required").Flag();
        var core = place.Optional("core").Flag();
        var kind = type.Text();
        if (reversed && kind is "single" or "multi" or "open")
        {
            place.Optional("reverse").Report("only a scale item can be reverse-keyed");
        }

        switch (kind)
        {
            case "scale":
                return ReadScale(place.Required("scale")) is { } scale
                    ? new ScaleItem
                    {
                        Id = id,
                        Text = text,
                        Hint = hint,
                        DimensionId = dimension,
                        Strata = asked,
                        IsCore = core,
                        Scale = scale,
                        IsReversed = reversed,
                    }
                    : null;
            case "single":
                var options = ReadOptions(place, multi: false);
                var ordered = place.Optional("ordered").Flag();
                return new SingleChoiceItem
                {
                    Id = id,
                    Text = text,
                    Hint = hint,
                    DimensionId = dimension,
                    Strata = asked,
                    IsCore = core,
                    Options = options,
                    IsOrdered = ordered,
                };
            case "multi":
                var choices = ReadOptions(place, multi: true);
                var most = place.Optional("maxChoices");
                var choosable = choices.Count(c => !c.IsExclusive);
                int? maxChoices = most.Exists ? most.Integer(1, Math.Max(1, choosable)) : null;
                return new MultiChoiceItem
                {
                    Id = id,
                    Text = text,
                    Hint = hint,
                    DimensionId = dimension,
                    Strata = asked,
                    IsCore = core,
                    Options = choices,
                    MaxChoices = maxChoices,
                };
            case "open":
                var length = place.Required("maxLength").Integer(1, 1000);
                return new OpenItem
                {
                    Id = id,
                    Text = text,
                    Hint = hint,
                    DimensionId = dimension,
                    Strata = asked,
                    MaxLength = length,
                };
            default:
                if (type.Exists)
                {
                    type.Report("must be scale, single, multi or open");
                }

                return null;
        }
    }

    private static string[] PropertiesOf(JsonElement type)
    {
        string[] common =
        [
            "id",
            "type",
            "dimension",
            "concepts",
            "groups",
            "reverse",
            "required",
            "text",
            "hint",
        ];
        return (type.ValueKind == JsonValueKind.String ? type.GetString() : null) switch
        {
            "scale" => [.. common, "core", "scale"],
            "single" => [.. common, "core", "options", "ordered"],
            "multi" => [.. common, "core", "options", "maxChoices"],
            "open" => [.. common, "maxLength"],
            _ => [.. common, "core", "scale", "options", "ordered", "maxChoices", "maxLength"],
        };
    }

    private string ReadDimension(JsonPlace place)
    {
        var id = place.Text();
        if (id.Length > 0 && !dimensions.Contains(id))
        {
            place.Report($"no dimension has the id '{id}'");
        }

        return id;
    }

    private Scale? ReadScale(JsonPlace place)
    {
        var id = place.Text();
        if (scales.TryGetValue(id, out var scale))
        {
            return scale;
        }

        if (id.Length > 0)
        {
            place.Report($"no scale has the id '{id}'");
        }

        return null;
    }

    private ImmutableArray<StratumId> ReadStrata(JsonPlace place)
    {
        var asked = new List<StratumId>();
        foreach (var element in place.Elements())
        {
            var id = new StratumId(element.Text());
            if (!strata.Any(s => s.Id == id))
            {
                element.Report($"no group has the id '{id}'");
            }
            else if (asked.Contains(id))
            {
                element.Report($"group '{id}' is listed twice");
            }

            asked.Add(id);
        }

        if (place.Exists && asked.Count == 0)
        {
            place.Report("must name at least one group");
        }

        return [.. asked];
    }

    private ImmutableArray<Category> ReadOptions(JsonPlace item, bool multi)
    {
        var place = item.Required("options");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var options = ImmutableArray.CreateBuilder<Category>();
        var labels = new List<(JsonPlace, LocalizedText)>();
        foreach (var element in place.Elements())
        {
            element.Knowing("id", "label", "group", "optOut", "exclusive");
            var code = Identifiers.Read(element, ids);
            var optOut = element.Optional("optOut").Flag();
            var exclusive = element.Optional("exclusive").Flag();
            if (exclusive && !multi)
            {
                element
                    .Optional("exclusive")
                    .Report("only options of a multi item can be exclusive");
            }

            if (multi && optOut && !exclusive)
            {
                element.Report(
                    "the opt-out of a multi item must be exclusive: write \"exclusive\": true beside \"optOut\": true, so that nobody chooses it together with an answer"
                );
            }

            var label = texts.Read(element, "label");
            labels.Add((element.Optional("label"), label));
            options.Add(new Category(code, label, optOut, exclusive));
        }

        texts.TellApart(labels);
        CheckOptions(place, options, multi);
        return options.ToImmutable();
    }

    private static void CheckOptions(
        JsonPlace place,
        ImmutableArray<Category>.Builder options,
        bool multi
    )
    {
        if (!place.Exists)
        {
            return;
        }

        if (options.Count(o => o.IsOptOut) != 1)
        {
            place.Report("must hold exactly one option with optOut");
        }
        else if (!options[^1].IsOptOut)
        {
            place.Report("must have the option with optOut at its end, where people look for it");
        }

        if (options.Count > 0 && options.All(o => o.IsOptOut))
        {
            place.Report("must hold at least one option besides the opt-out");
        }

        if (multi && options.Count(o => o.IsExclusive && !o.IsOptOut) > 1)
        {
            place.Report("must hold at most one exclusive option besides the opt-out");
        }
    }
}
