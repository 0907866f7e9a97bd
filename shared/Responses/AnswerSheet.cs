using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Responses;

/// <summary>What a person sent, as sent: kept as long as the page goes back and forth, whatever its worth.</summary>
public sealed class AnswerSheet
{
    /// <summary>Field of the page's nonce.</summary>
    public const string NonceField = "_nonce";

    /// <summary>Field of the instrument version that the page showed.</summary>
    public const string VersionField = "_version";

    /// <summary>Field that says, with <c>1</c>, that missing answers were pointed out already.</summary>
    public const string ConfirmField = "_confirm";

    /// <summary>Field that says, with <c>1</c>, that the person stopped after the core.</summary>
    public const string EarlyField = "_early";

    private readonly Instrument instrument;
    private readonly FrozenDictionary<ItemId, ImmutableArray<string>> answers;

    /// <summary>Takes from the fields what the instrument knows; other fields are ignored, equal values of one item count once.</summary>
    public AnswerSheet(Instrument instrument, FormFields fields)
    {
        this.instrument = instrument;
        answers = instrument
            .AllCountedItems.Select(i => (i.Id, Codes: CodesOf(fields, i.Id)))
            .Where(a => !a.Codes.IsEmpty)
            .ToFrozenDictionary(a => a.Id, a => a.Codes);
        Group = CodesOf(fields, instrument.GroupItem.Id) is [var only] ? only : null;
        Nonce = fields.Only(NonceField);
        Version = fields.Only(VersionField);
        IsConfirmed = fields[ConfirmField].Contains("1", StringComparer.Ordinal);
        IsEarly = fields[EarlyField].Contains("1", StringComparer.Ordinal);
    }

    /// <summary>Code of the group item as sent, or null if it was not sent exactly once. Not checked.</summary>
    public string? Group { get; }

    /// <summary>The nonce as sent, or null. Not checked.</summary>
    public string? Nonce { get; }

    /// <summary>The instrument version as sent, or null. Not checked.</summary>
    public string? Version { get; }

    /// <summary>Whether the page showed another version of the questionnaire; not where it showed no questions yet.</summary>
    public bool IsOfOtherVersion =>
        Version is not null
        && !string.Equals(Version, instrument.Version, StringComparison.Ordinal);

    /// <summary>Whether missing answers were pointed out already.</summary>
    public bool IsConfirmed { get; }

    /// <summary>Whether the person stopped after the core: later items left blank are not missing.</summary>
    public bool IsEarly { get; }

    /// <summary>The stratum that <see cref="Group"/> leads to, or null.</summary>
    public Stratum? Stratum =>
        Group is not null && instrument.StratumOfOption.TryGetValue(Group, out var id)
            ? instrument.FindStratum(id)
            : null;

    /// <summary>The codes sent for an item, each once, in the order sent; empty where there is no answer.</summary>
    public ImmutableArray<string> AnswersTo(ItemId item) =>
        answers.TryGetValue(item, out var codes) ? codes : [];

    /// <summary>Every answer sent, for the items that fulfil a condition, in item order: what a page carries along unseen.</summary>
    public ImmutableArray<(string Name, string Value)> AnswersWhere(Func<ClosedItem, bool> keep) =>
        [
            .. instrument
                .AllCountedItems.Where(keep)
                .SelectMany(i => AnswersTo(i.Id).Select(code => (i.Id.Value, code))),
        ];

    /// <summary>Holds the answers to the items of a stratum against the instrument. Answers to other items play no part.</summary>
    public CheckedAnswers Check(StratumId stratum)
    {
        var choices = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var problems = ImmutableArray.CreateBuilder<AnswerProblem>();
        var unanswered = ImmutableArray.CreateBuilder<ItemId>();
        var left = IsEarly ? instrument.EarlyExitOf(stratum)?.Later ?? [] : [];
        foreach (var item in instrument.CountedItems(stratum))
        {
            var codes = AnswersTo(item.Id);
            var chosen = AnswerChecking.IndexesOf(item, codes);
            choices.Add(chosen.IsEmpty ? [item.OptOutIndex] : chosen);
            if (codes.IsEmpty)
            {
                if (!left.Contains(item))
                {
                    unanswered.Add(item.Id);
                }
            }
            else if (AnswerChecking.FindProblem(item, codes) is { } problem)
            {
                problems.Add(problem);
            }
        }

        return new CheckedAnswers(
            choices.ToImmutable(),
            problems.ToImmutable(),
            unanswered.ToImmutable()
        );
    }

    private static ImmutableArray<string> CodesOf(FormFields fields, ItemId item) =>
        [.. fields[item.Value].Where(v => v.Length > 0).Distinct(StringComparer.Ordinal)];
}

/// <summary>The answers of one stratum's items, held against the instrument.</summary>
/// <param name="Choices">For each counted item, in order, its chosen category indexes, ascending; a blank answer is the opt-out. Only to be counted when there is no problem.</param>
/// <param name="Problems">What cannot be counted, in item order.</param>
/// <param name="Unanswered">Items without any answer, in order; an opt-out is an answer. Where the person stopped after the core, those of the core alone.</param>
public sealed record CheckedAnswers(
    ImmutableArray<ImmutableArray<int>> Choices,
    ImmutableArray<AnswerProblem> Problems,
    ImmutableArray<ItemId> Unanswered
);
