using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Pages.Paper;

/// <summary>Sets out a whole instrument for paper: every closed item of every stratum, numbered, scale items in tables.</summary>
internal static class PaperForm
{
    public static ImmutableArray<PaperPart> SetOut(Instrument instrument, Wording words)
    {
        var number = 0;
        var codes = new PaperCodes(instrument);
        var parts = ImmutableArray.CreateBuilder<PaperPart>();
        var lastOfCore = instrument.Blocks.LastOrDefault(b => b.IsCore);
        foreach (var block in instrument.Blocks)
        {
            var runs = new List<PaperRun>();
            foreach (var item in block.Items.OfType<ClosedItem>())
            {
                Add(
                    words,
                    codes,
                    runs,
                    new PaperItem(++number, item, OnlyFor(instrument, item, words))
                );
            }

            if (runs.Count > 0)
            {
                parts.Add(
                    new PaperPart(
                        words[block.Heading],
                        block.Intro is null ? null : words[block.Intro],
                        [.. runs],
                        block == lastOfCore && block != instrument.Blocks[^1]
                    )
                );
            }
        }

        return parts.ToImmutable();
    }

    private static void Add(Wording words, PaperCodes codes, List<PaperRun> runs, PaperItem item)
    {
        var scale = item.Item.AnswerScale;
        if (scale is not null && runs is [.., { } last] && last.Scale == scale)
        {
            runs[^1] = last with { Items = last.Items.Add(item) };
        }
        else
        {
            runs.Add(new PaperRun(words, codes, scale, [item]));
        }
    }

    private static string? OnlyFor(Instrument instrument, ClosedItem item, Wording words) =>
        item.Strata.Length == instrument.Strata.Length
            ? null
            : words.Say(
                "print.onlyGroup",
                (
                    "group",
                    string.Join(
                        ", ",
                        instrument
                            .Strata.Where(s => item.IsAskedOf(s.Id))
                            .Select(s => words[s.Label])
                    )
                )
            );
}

/// <summary>One block on paper.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Intro">A sentence below it, or null.</param>
/// <param name="Runs">Its items.</param>
/// <param name="IsEndOfCore">Whether people may stop behind it.</param>
public sealed record PaperPart(
    string Heading,
    string? Intro,
    ImmutableArray<PaperRun> Runs,
    bool IsEndOfCore
);

/// <summary>Items that follow each other and share one scale, printed as rows of one table; or one item of another kind.</summary>
/// <param name="Words">The words of the page.</param>
/// <param name="Codes">The figures of the form.</param>
/// <param name="Scale">The scale, or null for a single item with its own options.</param>
/// <param name="Items">The items, at least one.</param>
public sealed record PaperRun(
    Wording Words,
    PaperCodes Codes,
    Scale? Scale,
    ImmutableArray<PaperItem> Items
);

/// <summary>One item on paper.</summary>
/// <param name="Number">Its number, from 1 through the whole form.</param>
/// <param name="Item">The item.</param>
/// <param name="OnlyFor">Which groups are asked, as a sentence; null where everyone is.</param>
public sealed record PaperItem(int Number, ClosedItem Item, string? OnlyFor);
