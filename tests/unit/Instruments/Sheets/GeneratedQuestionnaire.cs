using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace SurveyPipeline.Tests.Unit.Instruments.Sheets;

/// <summary>Makes valid questionnaires up: every kind of item, every property that may be there or not, texts that are hard to carry.</summary>
/// <param name="random">Chance: one seed, one questionnaire.</param>
internal sealed class GeneratedQuestionnaire(Random random)
{
    private static readonly ImmutableArray<string> Words =
    [
        "Tea",
        "=1+1",
        "_x0041_",
        "_x",
        "''",
        "\"quoted\"",
        "a & b",
        "d’accord\u00A0?",
        "\U0001F375",
        "e\u0301",
        "שלום",
        "\u200Fabc",
        "a\nb",
        "<b>{ n }</b>",
        "2026-11-29",
        "1.0",
        "yes",
        "::",
        "(fr)",
        "x\u2028y",
    ];

    private ImmutableArray<string> languages = [];
    private ImmutableArray<string> groups = [];
    private ImmutableArray<string> dimensions = [];
    private ImmutableArray<string> scales = [];
    private int names;

    /// <summary>The next questionnaire.</summary>
    public JsonObject Next()
    {
        languages = Some(["fr", "nl", "de", "en", "it"], atLeast: 1);
        groups = Names(random.Next(1, 4));
        dimensions = Names(random.Next(1, 3));
        // Scales, items and groups may share ids.
        scales = ["agreement", .. random.Next(2) == 0 ? [groups[0]] : Array.Empty<string>()];
        var items = new JsonArray(GroupItem());
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            items.Add(Item());
        }

        // Every group is asked something.
        items.Add(Common("scale", groups, ("scale", scales[0])));
        var root = new JsonObject
        {
            ["meta"] = Meta((string)items[0]!["id"]!),
            ["groups"] = List(groups.Select(g => Object(("id", g), ("label", Text())))),
            ["dimensions"] = List(
                dimensions.Select(d =>
                    Object(
                        ("id", d),
                        ("polarity", Pick("pressure", "resource", "descriptive")),
                        ("title", Text()),
                        ("description", Text())
                    )
                )
            ),
            ["scales"] = List(scales.Select(Scale)),
            ["blocks"] = Blocks(items),
            ["items"] = items,
            ["ui"] = Interface(),
        };
        Maybe(root, "$schema", "https://example.org/schema.json");
        Maybe(root, "concepts", Note(depth: 3));
        return root;
    }

    private JsonObject Meta(string groupItem)
    {
        var meta = Object(
            ("id", Name()),
            ("version", "1.2.3"),
            ("languages", Strings(languages)),
            ("defaultLanguage", languages[random.Next(languages.Length)]),
            ("publicationThreshold", random.Next(10, 10_001)),
            ("groupItem", groupItem)
        );
        meta["estimatedMinutes"] = new JsonObject(
            groups.Select(g => KeyValuePair.Create(g, (JsonNode?)random.Next(1, 121)))
        );
        Maybe(meta, "participation", Pick("once", "every-period"));
        Maybe(meta, "localeTags", Object((languages[0], languages[0] + "-BE")));
        Maybe(meta, "source", Note(depth: 1));
        Maybe(meta, "translationStatus", Note(depth: 2));
        Maybe(meta, "requiredItems", Strings([groupItem]));
        return meta;
    }

    private JsonObject Scale(string id) =>
        Object(
            ("id", id),
            ("prompt", Text()),
            (
                "points",
                List(Enumerable.Range(1, 5).Select(c => Object(("code", c), ("label", Text()))))
            ),
            ("optOut", Object(("code", "na"), ("label", Text()))),
            ("summaries", Strings(Some(["n", "distribution", "mean", "median", "top2"], 0)))
        );

    private JsonObject GroupItem()
    {
        var options = groups
            .Select(g => Object(("id", g), ("label", Text()), ("group", g)))
            .ToArray();
        if (options.Length == 1)
        {
            // One option is the opt-out already, and there must be one besides: a second group.
            groups = [groups[0], Name()];
            return GroupItem();
        }

        options[^1]["optOut"] = true;
        return Common("single", groups, ("options", List(options)));
    }

    private JsonObject Item()
    {
        var asked = Some(groups, atLeast: 1);
        switch (random.Next(4))
        {
            case 0:
                var scale = Common("scale", asked, ("scale", scales[random.Next(scales.Length)]));
                Maybe(scale, "reverse", random.Next(2) == 0);
                return scale;
            case 1:
                var single = Common("single", asked, ("options", Options(multi: false)));
                Maybe(single, "ordered", random.Next(2) == 0);
                return single;
            case 2:
                var multi = Common("multi", asked, ("options", Options(multi: true)));
                Maybe(multi, "maxChoices", 1);
                return multi;
            default:
                return Common("open", asked, ("maxLength", random.Next(1, 1001)));
        }
    }

    private JsonObject Common(
        string type,
        ImmutableArray<string> asked,
        (string Name, JsonNode? Value) own
    )
    {
        var item = Object(
            ("id", Name()),
            ("type", type),
            own,
            ("dimension", dimensions[random.Next(dimensions.Length)]),
            ("groups", Strings(asked)),
            ("text", Text())
        );
        Maybe(item, "hint", random.Next(4) == 0 ? null : Text());
        Maybe(item, "required", random.Next(2) == 0);
        Maybe(item, "concepts", random.Next(2) == 0 ? Strings(["s01", "s02"]) : Note(depth: 2));
        return item;
    }

    private JsonArray Options(bool multi)
    {
        var options = Names(random.Next(1, 4))
            .Select(id => Object(("id", id), ("label", Text())))
            .ToList();
        if (multi && random.Next(2) == 0 && options.Count > 1)
        {
            options[^1]["exclusive"] = true;
        }

        Maybe(options[0], "optOut", false);
        var last = Object(("id", "no-answer"), ("label", Text()), ("optOut", true));
        if (multi)
        {
            last["exclusive"] = true;
        }

        return List(options.Append(last));
    }

    private JsonArray Blocks(JsonArray items)
    {
        var ids = items.Select(i => (string)i!["id"]!).ToArray();
        var cut = random.Next(1, ids.Length + 1);
        var parts = new[] { ids[..1], ids[1..cut], ids[cut..] }.Where(p => p.Length > 0);
        var core = random.Next(2) == 0;
        foreach (
            var item in items.Skip(1).Take(cut - 1).Where(i => (string)i!["type"]! is not "open")
        )
        {
            if (core)
            {
                item!["core"] = true;
            }
            else
            {
                Maybe(item!.AsObject(), "core", false);
            }
        }

        return List(
            parts.Select(
                (members, i) =>
                {
                    var block = Object(
                        ("id", Name()),
                        ("page", i == 0 ? "start" : "questions"),
                        ("heading", Text()),
                        ("items", Strings(members))
                    );
                    Maybe(block, "intro", random.Next(4) == 0 ? null : Text());
                    return block;
                }
            )
        );
    }

    private JsonObject Interface()
    {
        var ui = Object(
            ("error.groupRequired", Text()),
            ("site.title", Text()),
            ("start.purpose", Text()),
            ("lang.it", Text())
        );
        Maybe(ui, "number.group", Localized(_ => " "));
        Maybe(ui, "action.send", Text());
        Maybe(ui, "report.n", Note(depth: 2));
        return ui;
    }

    // Any JSON: nobody reads it, and it must not be lost.
    private JsonNode? Note(int depth) =>
        random.Next(depth > 0 ? 30 : 5) switch
        {
            0 => null,
            1 => random.Next(2) == 0,
            2 => random.NextDouble(),
            3 => Sentence() + " \r\n\t\u0001",
            4 => "",
            < 18 => new JsonArray(Note(depth - 1), Note(depth - 1)),
            < 29 => Object(("a/b~c", Note(depth - 1)), ("", Note(depth - 1))),
            // Too long for one cell.
            _ => new JsonArray([
                .. Enumerable.Range(0, 5000).Select(n => (JsonNode?)(n + 10_000_000)),
            ]),
        };

    // No two alike: labels of one list may not be.
    private JsonObject Text() => Localized(_ => $"{Sentence()} {Name()}");

    private JsonObject Localized(Func<string, string> text) =>
        new(languages.Select(l => KeyValuePair.Create(l, (JsonNode?)text(l))));

    private string Sentence() =>
        string.Join(
            ' ',
            Enumerable.Range(0, random.Next(1, 4)).Select(_ => Words[random.Next(Words.Length)])
        );

    private string Name() => $"n{names++}";

    private ImmutableArray<string> Names(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Name())];

    private string Pick(params string[] words) => words[random.Next(words.Length)];

    private ImmutableArray<string> Some(ImmutableArray<string> all, int atLeast)
    {
        var shuffled = all.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled[..random.Next(atLeast, shuffled.Length + 1)]];
    }

    private void Maybe(JsonObject target, string name, JsonNode? value)
    {
        if (random.Next(2) == 0)
        {
            target[name] = value;
        }
    }

    private static JsonArray Strings(IEnumerable<string> texts) =>
        new([.. texts.Select(t => (JsonNode?)JsonValue.Create(t))]);

    private static JsonArray List(IEnumerable<JsonObject> elements) =>
        new([.. elements.Select(e => (JsonNode?)e)]);

    private static JsonObject Object(
        params IEnumerable<(string Name, JsonNode? Value)> properties
    ) => new(properties.Select(p => KeyValuePair.Create(p.Name, p.Value)));
}
