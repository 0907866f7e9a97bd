using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Reads the parts of an instrument: dimensions, scales, items and blocks.</summary>
internal static class PartsReader
{
    internal static ImmutableArray<Dimension> ReadDimensions(JsonPlace place, LocalizedTexts texts)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var dimensions = ImmutableArray.CreateBuilder<Dimension>();
        foreach (var element in place.Elements())
        {
            element.Knowing("id", "polarity", "title", "description");
            var value = ReadPolarity(element.Required("polarity"));
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

    private static Polarity ReadPolarity(JsonPlace place)
    {
        switch (place.Text())
        {
            case "pressure":
                return Polarity.Pressure;
            case "resource":
                return Polarity.Resource;
            case "descriptive" or "":
                return Polarity.Descriptive;
            default:
                place.Report("must be pressure, resource or descriptive");
                return Polarity.Descriptive;
        }
    }

    internal static ImmutableArray<Scale> ReadScales(JsonPlace place, LocalizedTexts texts)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var scales = ImmutableArray.CreateBuilder<Scale>();
        foreach (var element in place.Elements())
        {
            element.Knowing("id", "prompt", "points", "optOut", "summaries");
            var categories = ReadPoints(element, texts);
            var optOut = element.Required("optOut").Knowing("code", "label");
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
            var places = element
                .Optional("points")
                .Elements()
                .Append(optOut)
                .Select(p => p.Optional("label"));
            texts.TellApart(places.Zip(categories.Select(c => c.Label)));
            scales.Add(
                new Scale
                {
                    Id = Identifiers.Read(element, ids),
                    Prompt = texts.Read(element, "prompt"),
                    Categories = categories.ToImmutable(),
                    AllowsMean = ReadSummaries(element.Required("summaries")).Contains("mean"),
                }
            );
        }

        return scales.ToImmutable();
    }

    private static ImmutableArray<Category>.Builder ReadPoints(
        JsonPlace scale,
        LocalizedTexts texts
    )
    {
        var points = ImmutableArray.CreateBuilder<Category>();
        var first = 1;
        foreach (var point in scale.Required("points").Elements())
        {
            var place = point.Knowing("code", "label").Required("code");
            var code = place.Integer(0, Scale.MostPoints);
            if (points.Count == 0)
            {
                first = Math.Min(code, 1);
            }

            if (code != first + points.Count)
            {
                place.Report("the codes of a scale must follow one another, beginning with 0 or 1");
            }

            points.Add(
                new Category(
                    code.ToString(CultureInfo.InvariantCulture),
                    texts.Read(point, "label"),
                    IsOptOut: false,
                    IsExclusive: false
                )
            );
        }

        if (
            points.Count is < Scale.FewestPoints or > Scale.MostPoints
            && scale.Optional("points").Exists
        )
        {
            scale
                .Optional("points")
                .Report($"must hold {Scale.FewestPoints} to {Scale.MostPoints} points");
        }

        return points;
    }

    private static HashSet<string> ReadSummaries(JsonPlace place)
    {
        var summaries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in place.Elements())
        {
            var name = element.Text();
            if (name is not ("n" or "distribution" or "mean" or "median" or "top2" or "top1" or ""))
            {
                element.Report("must be n, distribution, mean, median, top2 or top1");
            }

            summaries.Add(name);
        }

        return summaries;
    }

    internal static ImmutableArray<Item> ReadItems(JsonPlace place, ItemReader reader)
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

    internal static ImmutableArray<Block> ReadBlocks(
        JsonPlace place,
        LocalizedTexts texts,
        ImmutableArray<Item> items,
        ImmutableArray<string> declared
    )
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var byId = items
            .DistinctBy(i => i.Id)
            .ToFrozenDictionary(i => i.Id.Value, StringComparer.Ordinal);
        var placed = new List<string>();
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var element in place.Elements())
        {
            var page = element
                .Knowing("id", "page", "heading", "intro", "items", "shuffle")
                .Required("page");
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
                else if (!declared.Contains(id, StringComparer.Ordinal))
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
                    members.ToImmutable(),
                    element.Optional("shuffle").Flag()
                )
            );
        }

        if (place.Exists && !placed.SequenceEqual(declared, StringComparer.Ordinal))
        {
            place.Report("must place every item once, in the order of $.items");
        }

        return blocks.ToImmutable();
    }
}
