using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Reads an instrument from JSON and checks it against every rule; nothing invalid comes out.</summary>
public static partial class InstrumentReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>Reads a file's bytes (UTF-8).</summary>
    /// <returns>The instrument, or every problem found with its JSON path.</returns>
    public static InstrumentReading Read(ReadOnlyMemory<byte> json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(SkipByteOrderMark(json), Options);
        }
        catch (JsonException error)
        {
            return Failed([
                new InstrumentProblem(
                    "$",
                    $"is not JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1})"
                ),
            ]);
        }

        using (document)
        {
            var problems = new List<InstrumentProblem>();
            var root = new JsonPlace(document.RootElement, "$", problems);
            if (root.Value.ValueKind != JsonValueKind.Object)
            {
                root.Report("must be an object");
                return Failed(problems);
            }

            var languages = ReadLanguages(root.Required("meta").Required("languages"));
            if (problems.Count > 0)
            {
                return Failed(problems);
            }

            var sha256 = Convert.ToHexStringLower(SHA256.HashData(json.Span));
            var instrument = ReadInstrument(root, languages, sha256);
            return problems.Count > 0 || instrument is null
                ? Failed(problems)
                : new InstrumentReading(instrument, []);
        }
    }

    private static InstrumentReading Failed(IEnumerable<InstrumentProblem> problems) =>
        new(null, [.. problems]);

    private static ReadOnlyMemory<byte> SkipByteOrderMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? json[3..] : json;

    private static Instrument? ReadInstrument(
        JsonPlace root,
        ImmutableArray<Language> languages,
        string sha256
    )
    {
        var texts = new LocalizedTexts(languages);
        var meta = root.Required("meta");
        var strata = ReadStrata(root, texts);
        var dimensions = ReadDimensions(root.Required("dimensions"), texts);
        var scales = ReadScales(root.Required("scales"), texts);
        var itemReader = new ItemReader(
            texts,
            scales.ToFrozenDictionary(s => s.Id, StringComparer.Ordinal),
            dimensions.Select(d => d.Id).ToFrozenSet(StringComparer.Ordinal),
            strata
        );
        var items = ReadItems(root.Required("items"), itemReader);
        var blocks = ReadBlocks(root.Required("blocks"), texts, items);
        var groupItem = ReadGroupItem(meta.Required("groupItem"), items);
        var strataOfOptions = groupItem is null
            ? FrozenDictionary<string, StratumId>.Empty
            : ReadStrataOfOptions(root, groupItem, strata);
        CheckStorageLimits(root.Optional("items"), items, strata);
        var instrument = new Instrument
        {
            Id = Identifiers.Read(meta, []),
            Version = ReadVersion(meta.Required("version")),
            Languages = languages,
            DefaultLanguage = ReadDefaultLanguage(meta.Required("defaultLanguage"), languages),
            LocaleTags = ReadLocaleTags(meta.Optional("localeTags"), languages),
            PublicationThreshold = meta.Required("publicationThreshold").Integer(5, 10_000),
            GroupItem = groupItem!,
            StratumOfOption = strataOfOptions,
            Strata = strata,
            Dimensions = dimensions,
            Blocks = blocks,
            Items = items,
            InterfaceTexts = ReadInterfaceTexts(root.Required("ui"), texts),
            Sha256 = sha256,
        };
        return groupItem is null ? null : instrument;
    }

    private static ImmutableArray<Language> ReadLanguages(JsonPlace place)
    {
        var languages = new List<Language>();
        foreach (var element in place.Elements())
        {
            var code = element.Text();
            if (!LanguageCode().IsMatch(code))
            {
                element.Report("must be a two-letter lower-case language code");
            }
            else if (languages.Contains(new Language(code)))
            {
                element.Report($"'{code}' is listed twice");
            }
            else
            {
                languages.Add(new Language(code));
            }
        }

        if (place.Exists && languages.Count == 0)
        {
            place.Report("must name at least one language");
        }

        return [.. languages];
    }

    private static Language ReadDefaultLanguage(JsonPlace place, ImmutableArray<Language> languages)
    {
        var language = new Language(place.Text());
        if (place.Exists && !languages.Contains(language))
        {
            place.Report("must be one of $.meta.languages");
        }

        return language;
    }

    private static FrozenDictionary<Language, string> ReadLocaleTags(
        JsonPlace place,
        ImmutableArray<Language> languages
    ) =>
        languages.ToFrozenDictionary(
            l => l,
            l => place.Optional(l.Code) is { Exists: true } tag ? tag.Text() : l.Code
        );

    private static string ReadVersion(JsonPlace place)
    {
        var version = place.Text();
        if (version.Length > 0 && !VersionNumber().IsMatch(version))
        {
            place.Report("must look like 1.0.0");
        }

        return version;
    }

    private static ImmutableArray<Stratum> ReadStrata(JsonPlace root, LocalizedTexts texts)
    {
        var minutes = root.Required("meta").Required("estimatedMinutes");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var strata = ImmutableArray.CreateBuilder<Stratum>();
        foreach (var element in root.Required("groups").Elements())
        {
            var id = Identifiers.Read(element, ids);
            var label = texts.Read(element, "label");
            var duration =
                id.Length > 0 && minutes.Exists ? minutes.Required(id).Integer(1, 120) : 1;
            strata.Add(new Stratum(new StratumId(id), label, duration));
        }

        if (strata.Count is 0 or > MostStrata)
        {
            root.Optional("groups")
                .Report(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"must hold 1 to {MostStrata} groups"
                    )
                );
        }

        return strata.ToImmutable();
    }

    private static ImmutableArray<Dimension> ReadDimensions(JsonPlace place, LocalizedTexts texts)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var dimensions = ImmutableArray.CreateBuilder<Dimension>();
        foreach (var element in place.Elements())
        {
            var polarity = element.Required("polarity");
            if (
                !Enum.TryParse<Polarity>(polarity.Text(), ignoreCase: true, out var value)
                || char.IsDigit(polarity.Text().FirstOrDefault())
            )
            {
                polarity.Report("must be pressure, resource or descriptive");
            }

            dimensions.Add(
                new Dimension(
                    Identifiers.Read(element, ids),
                    value,
                    texts.Read(element, "title"),
                    texts.Read(element, "description")
                )
            );
        }

        return dimensions.ToImmutable();
    }

    private static ImmutableArray<Scale> ReadScales(JsonPlace place, LocalizedTexts texts)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var scales = ImmutableArray.CreateBuilder<Scale>();
        foreach (var element in place.Elements())
        {
            var categories = ImmutableArray.CreateBuilder<Category>();
            foreach (var point in element.Required("points").Elements())
            {
                var code = categories.Count + 1;
                if (point.Required("code").Integer(1, 5) != code)
                {
                    point.Report("the codes of a scale must be 1 to 5 in order");
                }

                categories.Add(
                    new Category(
                        code.ToString(CultureInfo.InvariantCulture),
                        texts.Read(point, "label"),
                        IsOptOut: false,
                        IsExclusive: false
                    )
                );
            }

            if (categories.Count != 5)
            {
                element.Optional("points").Report("must hold five points, codes 1 to 5");
            }

            var optOut = element.Required("optOut");
            if (
                optOut.Required("code").Text() is { Length: > 0 } optOutCode
                && !string.Equals(optOutCode, "na", StringComparison.Ordinal)
            )
            {
                optOut.Optional("code").Report("must be na");
            }

            categories.Add(
                new Category("na", texts.Read(optOut, "label"), IsOptOut: true, IsExclusive: false)
            );
            scales.Add(
                new Scale
                {
                    Id = Identifiers.Read(element, ids),
                    Prompt = texts.Read(element, "prompt"),
                    Categories = categories.ToImmutable(),
                    AllowsMean = element
                        .Required("summaries")
                        .Elements()
                        .Any(s => string.Equals(s.Text(), "mean", StringComparison.Ordinal)),
                }
            );
        }

        return scales.ToImmutable();
    }

    private static ImmutableArray<Item> ReadItems(JsonPlace place, ItemReader reader)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var properties = new HashSet<string>(StringComparer.Ordinal);
        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var element in place.Elements())
        {
            if (reader.Read(element, ids) is { } item)
            {
                if (!properties.Add(item.Id.PropertyName))
                {
                    element.Optional("id").Report("would share its storage name with another item");
                }

                items.Add(item);
            }
        }

        return items.ToImmutable();
    }

    private static ImmutableArray<Block> ReadBlocks(
        JsonPlace place,
        LocalizedTexts texts,
        ImmutableArray<Item> items
    )
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var byId = items.ToFrozenDictionary(i => i.Id.Value, StringComparer.Ordinal);
        var placed = new List<string>();
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var element in place.Elements())
        {
            var page = element.Required("page");
            var name = page.Text();
            if (page.Exists && name is not ("start" or "questions"))
            {
                page.Report("must be start or questions");
            }

            var members = ImmutableArray.CreateBuilder<Item>();
            foreach (var member in element.Required("items").Elements())
            {
                var id = member.Text();
                placed.Add(id);
                if (byId.TryGetValue(id, out var item))
                {
                    members.Add(item);
                }
                else
                {
                    member.Report($"no item has the id '{id}'");
                }
            }

            blocks.Add(
                new Block(
                    Identifiers.Read(element, ids),
                    string.Equals(name, "start", StringComparison.Ordinal),
                    texts.Read(element, "heading"),
                    texts.ReadOptional(element, "intro"),
                    members.ToImmutable()
                )
            );
        }

        if (
            place.Exists
            && !placed.SequenceEqual(items.Select(i => i.Id.Value), StringComparer.Ordinal)
        )
        {
            place.Report("must place every item once, in the order of $.items");
        }

        return blocks.ToImmutable();
    }

    private static SingleChoiceItem? ReadGroupItem(JsonPlace place, ImmutableArray<Item> items)
    {
        var id = new ItemId(place.Text());
        var item = items.OfType<SingleChoiceItem>().FirstOrDefault(i => i.Id == id);
        if (item is null && place.Exists)
        {
            place.Report("must be the id of an item of type single");
        }

        return item;
    }

    private static FrozenDictionary<string, StratumId> ReadStrataOfOptions(
        JsonPlace root,
        SingleChoiceItem groupItem,
        ImmutableArray<Stratum> strata
    )
    {
        var found = new Dictionary<string, StratumId>(StringComparer.Ordinal);
        var place = root.Optional("items")
            .Elements()
            .First(i =>
                string.Equals(i.Optional("id").Text(), groupItem.Id.Value, StringComparison.Ordinal)
            );
        foreach (var option in place.Optional("options").Elements())
        {
            found[option.Optional("id").Text()] = new StratumId(option.Required("group").Text());
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

    private static FrozenDictionary<string, LocalizedText> ReadInterfaceTexts(
        JsonPlace place,
        LocalizedTexts texts
    )
    {
        var found = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        if (place.Value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in place.Value.EnumerateObject())
            {
                found[property.Name] = texts.Read(place.Optional(property.Name));
            }
        }

        foreach (var (key, placeholders) in RequiredInterfaceTexts.All)
        {
            var text = place.Required(key);
            foreach (
                var property in text.Exists && text.Value.ValueKind == JsonValueKind.Object
                    ? text.Value.EnumerateObject()
                    : default
            )
            {
                if (
                    property.Value.ValueKind == JsonValueKind.String
                    && !string.Equals(
                        LocalizedTexts.PlaceholdersOf(property.Value.GetString()!),
                        placeholders,
                        StringComparison.Ordinal
                    )
                )
                {
                    text.Optional(property.Name)
                        .Report(
                            placeholders.Length == 0
                                ? "must hold no placeholder"
                                : $"must hold the placeholders {placeholders}"
                        );
                }
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex("^[a-z]{2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageCode();

    [GeneratedRegex(
        @"^\d{1,4}\.\d{1,4}\.\d{1,4}$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex VersionNumber();
}
