using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Paper;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.PaperEntry;

/// <summary>The figures that were typed for one item of a paper form.</summary>
public sealed class TypedAnswer
{
    private static readonly char[] Separators = [' ', ',', ';', '.', '+', '/', '\t', '\u00a0'];

    private readonly ImmutableArray<string> figures;
    private readonly ImmutableArray<int> indexes;

    private readonly PaperCodes codes;

    /// <summary>Reads what was typed.</summary>
    /// <param name="codes">The figures of the form.</param>
    /// <param name="item">The item.</param>
    /// <param name="text">What was typed: figures of <see cref="PaperCodes"/>, with a space or a mark between them.</param>
    public TypedAnswer(PaperCodes codes, ClosedItem item, string text)
    {
        this.codes = codes;
        Item = item;
        Text = text.Trim();
        figures =
        [
            .. Text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        indexes = [.. figures.Select(f => codes.IndexOf(item, f)).Where(i => i >= 0).Order()];
    }

    /// <summary>The item.</summary>
    public ClosedItem Item { get; }

    /// <summary>What was typed, to be shown again.</summary>
    public string Text { get; }

    /// <summary>All figures that may be typed.</summary>
    public string Offered => codes.Offered(Item);

    /// <summary>Whether a letter may be among them.</summary>
    public bool NeedsLetters => codes.OptOut is not "0";

    /// <summary>The figure of a category.</summary>
    public string FigureOf(int index) => codes.Of(Item, index);

    /// <summary>Whether nothing was typed.</summary>
    public bool IsBlank => figures.IsEmpty;

    /// <summary>The codes of the chosen categories, as a page of the questionnaire sends them; empty for a blank.</summary>
    public ImmutableArray<string> Codes => [.. indexes.Select(i => Item.Categories[i].Code)];

    /// <summary>Whether both mean the same answer, however typed; a blank means the opt-out, as everywhere.</summary>
    public bool AgreesWith(TypedAnswer other) => Choice.SequenceEqual(other.Choice);

    /// <summary>What has to be put right, as a sentence; null if nothing has.</summary>
    public string? FindProblem(Wording words)
    {
        if (figures.FirstOrDefault(f => codes.IndexOf(Item, f) < 0) is { } unknown)
        {
            return words.Say("entry.wrongCode", ("codes", Offered), ("text", unknown));
        }

        if (!Item.TakesSeveral)
        {
            return indexes.Length > 1 ? words["entry.onlyOne"] : null;
        }

        return AnswerChecking.FindProblem(Item, Codes) is { } problem
            ? SendingPages.Sentence(words, problem)
            : null;
    }

    private ImmutableArray<int> Choice => IsBlank ? [Item.OptOutIndex] : indexes;
}
