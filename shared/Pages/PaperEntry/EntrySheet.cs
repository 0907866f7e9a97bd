using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Paper;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.PaperEntry;

/// <summary>What was sent of a paper form so far: the fields of the page, and the earlier entries that it carried along.
/// Nothing of it is kept anywhere else.</summary>
public sealed class EntrySheet
{
    /// <summary>Field that says what the page asked.</summary>
    public const string StageField = "_stage";

    private const string FirstPrefix = "_first.";
    private const string SecondPrefix = "_second.";
    private const string SettledPrefix = "_settled.";

    private readonly Instrument instrument;
    private readonly FormFields fields;
    private readonly PaperCodes codes;

    /// <summary>Takes what the instrument knows from the fields; other fields are ignored.</summary>
    public EntrySheet(Instrument instrument, FormFields fields)
    {
        this.instrument = instrument;
        this.fields = fields;
        codes = new PaperCodes(instrument);
        Stage = Enum.GetValues<EntryStage>()
            .FirstOrDefault(s =>
                string.Equals(NameOf(s), fields.Only(StageField), StringComparison.Ordinal)
            );
        Nonce = fields.Only(AnswerSheet.NonceField);
        Version = fields.Only(AnswerSheet.VersionField);
    }

    /// <summary>The figure that says that no box is ticked.</summary>
    public string NoTick => codes.OptOut;

    /// <summary>What the page asked.</summary>
    public EntryStage Stage { get; }

    /// <summary>The nonce as sent, or null. Not checked.</summary>
    public string? Nonce { get; }

    /// <summary>The instrument version as sent, or null. Not checked.</summary>
    public string? Version { get; }

    /// <summary>The group as first typed.</summary>
    public TypedAnswer Group => First(instrument.GroupItem);

    /// <summary>The stratum of the group; null where no group was typed, or none that is offered.</summary>
    public Stratum? Stratum =>
        Group.Codes is [var code] && instrument.StratumOfOption.TryGetValue(code, out var id)
            ? instrument.FindStratum(id)
            : null;

    /// <summary>The items of the stratum; none without one.</summary>
    public ImmutableArray<ClosedItem> Items =>
        Stratum is { } stratum ? instrument.CountedItems(stratum.Id) : [];

    /// <summary>The items on which the two entries differ.</summary>
    public ImmutableArray<ClosedItem> Differing =>
        [.. Items.Where(i => !First(i).AgreesWith(Second(i)))];

    /// <summary>Whether something was typed that the instrument does not ask of the group: no page shows it again.</summary>
    public bool HasOther
    {
        get
        {
            var asked = Items
                .Append(instrument.GroupItem)
                .Select(i => i.Id.Value)
                .ToHashSet(StringComparer.Ordinal);
            return fields.Names.Any(name =>
                !IsOwn(name)
                && !asked.Contains(WithoutPrefix(name))
                && !string.IsNullOrWhiteSpace(fields.Only(name))
            );
        }
    }

    /// <summary>The first entry; of other items than the group, blank where it was not typed yet.</summary>
    public TypedAnswer First(ClosedItem item) =>
        Typed(
            item,
            Stage == EntryStage.First
            || (Stage == EntryStage.Group && item.Id == instrument.GroupItem.Id)
                ? ""
                : FirstPrefix
        );

    /// <summary>The second entry; blank where it was not typed yet.</summary>
    public TypedAnswer Second(ClosedItem item) =>
        Typed(item, Stage == EntryStage.Second ? "" : SecondPrefix);

    /// <summary>What settles a difference; blank where it was not typed yet.</summary>
    public TypedAnswer Settled(ClosedItem item) =>
        Typed(item, Stage == EntryStage.Settle ? "" : SettledPrefix);

    /// <summary>The answers as a page of the questionnaire sends them: what both entries say, and what settled their differences.
    /// Only to be used once nothing has to be put right any more.</summary>
    public AnswerSheet ToAnswers()
    {
        var differing = Differing;
        var answers = Items.SelectMany(i =>
            (differing.Contains(i) ? Settled(i) : First(i)).Codes.Select(c => (i.Id.Value, c))
        );
        return new AnswerSheet(
            instrument,
            new FormFields([
                .. answers,
                (instrument.GroupItem.Id.Value, Group.Codes[0]),
                (AnswerSheet.NonceField, Nonce ?? ""),
                (AnswerSheet.VersionField, Version ?? ""),
                // A blank on paper was meant.
                (AnswerSheet.ConfirmField, "1"),
            ])
        );
    }

    /// <summary>How a page says what it asks.</summary>
    internal static string NameOf(EntryStage stage) =>
        stage switch
        {
            EntryStage.First => "first",
            EntryStage.Second => "second",
            EntryStage.Settle => "settle",
            _ => "group",
        };

    /// <summary>Name of the field that carries a first entry along.</summary>
    internal static string FirstField(ItemId item) => FirstPrefix + item.Value;

    /// <summary>Name of the field that carries a second entry along.</summary>
    internal static string SecondField(ItemId item) => SecondPrefix + item.Value;

    /// <summary>Name of the field that carries along what settled a difference.</summary>
    internal static string SettledField(ItemId item) => SettledPrefix + item.Value;

    private static bool IsOwn(string name) =>
        name is StageField or AnswerSheet.NonceField or AnswerSheet.VersionField;

    private static string WithoutPrefix(string name) =>
        name.StartsWith('_') ? name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..] : name;

    private TypedAnswer Typed(ClosedItem item, string prefix) =>
        new(codes, item, fields.Only(prefix + item.Id.Value) ?? "");
}

/// <summary>How far typing in a paper form has come: what the page asked that was sent.</summary>
public enum EntryStage
{
    /// <summary>The group, on which the questions depend.</summary>
    Group,

    /// <summary>Every answer, for the first time.</summary>
    First,

    /// <summary>Every answer once more, and the group.</summary>
    Second,

    /// <summary>The answers on which the two entries differ.</summary>
    Settle,
}
