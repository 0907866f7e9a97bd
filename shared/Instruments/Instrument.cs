using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments;

/// <summary>One version of the questionnaire: everything that is asked, of whom, and the words around it.</summary>
public sealed record Instrument
{
    /// <summary>Kebab-case id, the same for all versions.</summary>
    public required string Id { get; init; }

    /// <summary>Version such as <c>1.0.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Languages in the order they are offered.</summary>
    public required ImmutableArray<Language> Languages { get; init; }

    /// <summary>The language for people whose browser asks for none of <see cref="Languages"/>.</summary>
    public required Language DefaultLanguage { get; init; }

    /// <summary>BCP 47 tag of each language, for <c>lang</c> attributes.</summary>
    public required FrozenDictionary<Language, string> LocaleTags { get; init; }

    /// <summary>The smallest n that the instrument lets be released; the larger of it and the setting counts.</summary>
    public required int PublicationThreshold { get; init; }

    /// <summary>How often one person answers.</summary>
    public required Participation Participation { get; init; }

    /// <summary>The item whose answer is the stratum.</summary>
    public required SingleChoiceItem GroupItem { get; init; }

    /// <summary>The stratum that each option of <see cref="GroupItem"/> leads to, by option code.</summary>
    public required FrozenDictionary<string, StratumId> StratumOfOption { get; init; }

    /// <summary>Strata in declared order.</summary>
    public required ImmutableArray<Stratum> Strata { get; init; }

    /// <summary>Dimensions in declared order.</summary>
    public required ImmutableArray<Dimension> Dimensions { get; init; }

    /// <summary>Blocks in display order.</summary>
    public required ImmutableArray<Block> Blocks { get; init; }

    /// <summary>All items in display order.</summary>
    public required ImmutableArray<Item> Items { get; init; }

    /// <summary>The sentences that the questionnaire says in its own words, by key, for example <c>site.title</c>.</summary>
    public required FrozenDictionary<string, LocalizedText> InterfaceTexts { get; init; }

    /// <summary>The sentences for everything else.</summary>
    public required ProductTexts Product { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The items that are counted for a stratum, in order: closed, asked of it, without the group item.</summary>
    public ImmutableArray<ClosedItem> CountedItems(StratumId stratum) =>
        [.. Items.OfType<ClosedItem>().Where(i => i.Id != GroupItem.Id && i.IsAskedOf(stratum))];

    /// <summary>The items that are counted for at least one stratum, in order.</summary>
    public ImmutableArray<ClosedItem> AllCountedItems =>
        [.. Items.OfType<ClosedItem>().Where(i => i.Id != GroupItem.Id)];

    /// <summary>Where a stratum may stop; null where it has no core items, or nothing behind them.</summary>
    public EarlyExit? EarlyExitOf(StratumId stratum) =>
        FindStratum(stratum) is { } found ? EarlyExit.Of(found, CountedItems(stratum)) : null;

    /// <summary>A stratum by its id, or null.</summary>
    public Stratum? FindStratum(StratumId id) => Strata.FirstOrDefault(s => s.Id == id);

    /// <summary>A language by its code, or null if the instrument does not have it.</summary>
    public Language? FindLanguage(string code)
    {
        foreach (var language in Languages)
        {
            if (string.Equals(language.Code, code, StringComparison.Ordinal))
            {
                return language;
            }
        }

        return null;
    }

    /// <summary>The language that a tag means most nearly: the same in other case, or one with the same first part, such as <c>fr</c> for
    /// <c>fr-BE</c>; null where there is none.</summary>
    public Language? NearestLanguage(string tag)
    {
        var primary = Language.PrimaryOf(tag);
        return Nearest(l => string.Equals(l.Code, tag, StringComparison.OrdinalIgnoreCase))
            ?? Nearest(l => string.Equals(l.Primary, primary, StringComparison.Ordinal));
    }

    private Language? Nearest(Func<Language, bool> fits) =>
        Languages.Where(fits).Select(l => (Language?)l).FirstOrDefault();

    /// <summary>Everything that pages and reports say in one of its languages.</summary>
    public Sentences SentencesIn(Language language) => Product.For(language, InterfaceTexts);
}

/// <summary>A headed section of the questionnaire.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsStart">True for the block on the start page (the group item).</param>
/// <param name="Heading">The heading.</param>
/// <param name="Intro">A sentence below the heading, or null.</param>
/// <param name="Items">Its items in display order.</param>
/// <param name="IsShuffled">Whether each page on screen shows its statements in an order of its own.</param>
public sealed record Block(
    string Id,
    bool IsStart,
    LocalizedText Heading,
    LocalizedText? Intro,
    ImmutableArray<Item> Items,
    bool IsShuffled
)
{
    /// <summary>Whether its items are core: then all of them are.</summary>
    public bool IsCore => Items.Any(i => i is ClosedItem { IsCore: true });
}
