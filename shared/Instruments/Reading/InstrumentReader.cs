using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Reads an instrument from JSON and checks it against every rule; nothing invalid comes out.</summary>
public static class InstrumentReader
{
    private static readonly string[] RootProperties =
    [
        "$schema",
        "meta",
        "groups",
        "concepts",
        "dimensions",
        "scales",
        "blocks",
        "items",
        "ui",
    ];

    private static readonly string[] MetaProperties =
    [
        "id",
        "version",
        "languages",
        "defaultLanguage",
        "localeTags",
        "referenceLanguage",
        "translationStatus",
        "estimatedMinutes",
        "publicationThreshold",
        "participation",
        "groupItem",
        "requiredItems",
        "source",
        "reverseRule",
        "optOutRule",
    ];

    /// <summary>Reads a file's bytes (UTF-8).</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="product">The sentences for all that the questionnaire does not say itself; those of the product unless given.</param>
    /// <returns>The instrument, or every problem found with its JSON path.</returns>
    public static InstrumentReading Read(ReadOnlyMemory<byte> json, ProductTexts? product = null)
    {
        var (document, fault) = WellFormedJson.Parse(json);
        if (document is null)
        {
            return Failed([new InstrumentProblem("$", fault!)]);
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

            var languages = MetaReader.ReadLanguages(root.Required("meta").Required("languages"));
            if (languages.IsEmpty)
            {
                return Failed(problems);
            }

            var sha256 = Convert.ToHexStringLower(SHA256.HashData(json.Span));
            var instrument = ReadInstrument(
                root,
                languages,
                sha256,
                product ?? ProductTexts.BuiltIn
            );
            return problems.Count > 0 || instrument is null
                ? Failed(problems)
                : new InstrumentReading(instrument, []);
        }
    }

    private static InstrumentReading Failed(IEnumerable<InstrumentProblem> problems) =>
        new(null, [.. problems]);

    private static Instrument? ReadInstrument(
        JsonPlace root,
        ImmutableArray<Language> languages,
        string sha256,
        ProductTexts product
    )
    {
        root.Knowing(RootProperties);
        var texts = new LocalizedTexts(languages);
        var meta = root.Optional("meta").Knowing(MetaProperties);
        var strata = StrataReader.ReadStrata(root, texts);
        var dimensions = PartsReader.ReadDimensions(root.Required("dimensions"), texts);
        var scales = PartsReader.ReadScales(root.Required("scales"), texts);
        var itemReader = new ItemReader(
            texts,
            scales
                .DistinctBy(s => s.Id, StringComparer.Ordinal)
                .ToFrozenDictionary(s => s.Id, StringComparer.Ordinal),
            dimensions.Select(d => d.Id).ToFrozenSet(StringComparer.Ordinal),
            strata
        );
        var items = PartsReader.ReadItems(root.Required("items"), itemReader);
        ImmutableArray<string> declared =
        [
            .. root.Optional("items").Elements().Select(i => i.Optional("id").Peek() ?? ""),
        ];
        var blocks = PartsReader.ReadBlocks(root.Required("blocks"), texts, items, declared);
        var groupItem = StrataReader.ReadGroupItem(meta.Required("groupItem"), items);
        var strataOfOptions = groupItem is null
            ? FrozenDictionary<string, StratumId>.Empty
            : StrataReader.ReadStrataOfOptions(root, groupItem, strata);
        JourneyRules.Check(root, blocks, groupItem, items, strata);
        CoreRules.Check(root, blocks, groupItem);
        CarryingRules.Check(root.Optional("items"), items, strata);
        var instrument = new Instrument
        {
            Id = Identifiers.Read(meta, []),
            Version = MetaReader.ReadVersion(meta.Required("version")),
            Languages = languages,
            DefaultLanguage = MetaReader.ReadDefaultLanguage(
                meta.Required("defaultLanguage"),
                languages
            ),
            LocaleTags = MetaReader.ReadLocaleTags(meta.Optional("localeTags"), languages),
            Participation = ParticipationReader.Read(meta.Optional("participation")),
            PublicationThreshold = meta.Required("publicationThreshold").Integer(10, 10_000),
            GroupItem = groupItem!,
            StratumOfOption = strataOfOptions,
            Strata = strata,
            Dimensions = dimensions,
            Blocks = blocks,
            Items = items,
            InterfaceTexts = InterfaceTextsReader.Read(
                root.Required("ui"),
                texts,
                languages,
                product
            ),
            Product = product,
            Sha256 = sha256,
        };
        return groupItem is null ? null : instrument;
    }
}
