using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SurveyPipeline.Storage.Inventory;

/// <summary>Everything that the product stores. What storage holds beyond this is an error, or somebody else's.</summary>
public static class DocumentedStorage
{
    /// <summary>Stands for one property for each question.</summary>
    public const string ItemProperties = "i_…";

    /// <summary>Stands for numbered properties.</summary>
    public const string EntryProperties = "Entries_…";

    /// <summary>The kinds, by place.</summary>
    public static ImmutableArray<DocumentedKind> Kinds { get; } =
    [
        Message(
            StorageLayout.ResponsesQueue,
            "Forms on their way to the counts: the survey and the name of a key; sealed with it, for each form its group, its number and the codes of its answers. Personal data as long as it waits and the opening key lives. Or a probe by which an operator tests the way: a random id, nobody's answers.",
            "hidden until the next counting time, then until counted; 14 days at most, a probe one hour. The service notes when a message was put there."
        ),
        Message(
            StorageLayout.PoisonQueue,
            "Messages that could not be opened or read, as they were.",
            "until an operator replays them, once; 7 days at most."
        ),
        Row(
            StorageLayout.TalliesTable,
            "counts",
            "counts|{group}|{period}",
            "^counts\\|[a-z0-9-]+\\|[0-9TWQ-]+$",
            "Open counts of a group: for each question how often each answer was chosen, and the number of forms. Personal data until erased: never shown to anybody, operators included.",
            "until the period is closed, where too few answers wait until the group has enough respondents, at the latest until the survey ends; then erased. The service notes when a row changed.",
            isSensitive: true,
            "N",
            "Batch",
            "Frozen",
            ItemProperties
        ),
        Row(
            StorageLayout.TalliesTable,
            "receipt",
            "receipt|{form number}",
            "^receipt\\|[A-Za-z0-9_-]{22}$",
            "A random form number by itself, so that the same form is not counted twice. It says nothing about the answers.",
            "90 days, or until the survey ends. The service notes when it was written.",
            isSensitive: true
        ),
        Row(
            StorageLayout.ReleasesTable,
            "series",
            "series|{version}",
            "^series\\|[0-9.]+$",
            "The settings that a survey was begun with, when it ended, by which version it was followed, how far its end has come, and whether its counts are erased.",
            "as long as the reports.",
            isSensitive: false,
            "InstrumentSha256",
            "Strata",
            "Threshold",
            "Participation",
            "PeriodKind",
            "FirstPeriod",
            "Shards",
            "EndedAt",
            "SupersededBy",
            "DrySince",
            "FinalPeriod",
            "Erased"
        ),
        Row(
            StorageLayout.ReleasesTable,
            "secret",
            "secret",
            "^secret$",
            "32 random bytes, one for all versions of a questionnaire, from which the rounding is derived.",
            "until the last version of the questionnaire has ended; then erased.",
            isSensitive: false,
            "Bytes"
        ),
        Row(
            StorageLayout.ReleasesTable,
            "outcome",
            "outcome|{version}|{group}|{period}",
            "^outcome\\|[0-9.]+\\|[a-z0-9-]+\\|[0-9TWQ-]+$",
            "What became of a group when a period closed: carried to the next one, erased as too few, or released with the rounded tables of which reports are made. Never a true count but the number of respondents of a release; and, where an organiser entered it, about how many people were asked.",
            "as long as the reports.",
            isSensitive: false,
            "Outcome",
            "From",
            "N",
            "Asked",
            "ClosingId",
            ItemProperties
        ),
        Row(
            StorageLayout.ReleasesTable,
            "closing",
            "closing|{version}|{group}",
            "^closing\\|[0-9.]+\\|[a-z0-9-]+$",
            "Which count rows a closing that is under way takes. No count.",
            "for seconds, while a period is closed.",
            isSensitive: true,
            "Id",
            "Period",
            EntryProperties
        ),
        Row(
            StorageLayout.ReleasesTable,
            "probe",
            "{random id} in partition probe",
            "^[0-9a-f]{32}$",
            "The answer to a probe message: a random id.",
            "for seconds; a day at most.",
            isSensitive: false
        ),
        Blob(
            StorageLayout.ReportsContainer,
            "report",
            "{series}/{period}/{contents}/report.{language}.html, .csv, .json, .xlsx and what belongs to them; {series}/{period}/manifest.json",
            $"^[^/]+@[^/]+/[0-9TWQ-]+/({StoredManifest.FolderPattern}/[A-Za-z0-9.-]+|manifest\\.json)$",
            "Published reports: figures computed from the rounded tables.",
            "for good: a published report never changes."
        ),
        Blob(
            StorageLayout.ReportsContainer,
            "erratum",
            "errata/{series}/{period}/{number}.json",
            "^errata/[^/]+@[^/]+/[0-9TWQ-]+/[0-9]+\\.json$",
            "What an operator has put right about a published report.",
            "for good, like the report."
        ),
        Blob(
            StorageLayout.ReportsContainer,
            "announcement",
            "announced/{series}/{period}.json",
            "^announced/[^/]+@[^/]+/[0-9TWQ-]+\\.json$",
            "That a published report was announced to the operator's webhook, and on which day.",
            "for good, like the report."
        ),
        Blob(
            StorageLayout.InstrumentsContainer,
            "questionnaire",
            "{series}/{SHA-256}.json",
            "^[^/]+@[^/]+/[0-9a-f]{64}\\.json$",
            "The questionnaire of each survey: no answers.",
            "as long as the reports."
        ),
        Blob(
            StorageLayout.SurveyContainer,
            "open survey",
            OpenSurveyBlob.Name,
            $"^{Regex.Escape(OpenSurveyBlob.Name)}$",
            "What public pages may know: the settings of each series, how far its end has come, which groups its published reports are about, how many answered and about how many were asked where a report says so, and the key that answers are sealed with, which opens nothing. No answer and no other count.",
            "as long as the reports; written anew when something of it changes."
        ),
        Blob(
            StorageLayout.OrganiserContainer,
            "number asked",
            "asked/{series}/{period}.json",
            "^asked/[^/]+@[^/]+/[0-9TWQ-]+\\.json$",
            "How many people of each group were asked in a period, as an organiser entered it, and on which day. Nothing of anyone who answers.",
            "as long as the reports; until an organiser enters another number."
        ),
        Blob(
            StorageLayout.OrganiserContainer,
            "statement",
            "statements/{series}/{period}/{number}.json",
            "^statements/[^/]+@[^/]+/[0-9TWQ-]+/[0-9]+\\.json$",
            "What an organiser says became of a published report.",
            "for good, like the report."
        ),
        Blob(
            StorageLayout.FormsContainer,
            "form key",
            FormKeyBlob.Name,
            $"^{FormKeyBlob.Name}$",
            "32 random bytes that sign the forms of pages, in the account of the host that serves them. Nothing of anyone who answers.",
            "as long as the app."
        ),
    ];

    /// <summary>What the Functions host keeps, as seen of host 4.1037: in the survey's account where it has none of its own, as it has in Azure.
    /// Nothing in it is read here.</summary>
    public static ImmutableArray<HostPlace> OfTheHost { get; } =
    [
        new(
            StoragePart.Container,
            "azure-webjobs-hosts",
            "When the schedule last ran and runs next, and the leases by which one instance alone runs it. Nothing of anyone who answers.",
            "as long as the app."
        ),
        new(
            StoragePart.Container,
            "azure-webjobs-secrets",
            "The keys of organisers and the master key. Nothing of anyone who answers.",
            "until they are renewed; earlier ones as long as the app."
        ),
        new(
            StoragePart.Container,
            "packages",
            "The program as it was deployed.",
            "until the next deployment."
        ),
        new(
            StoragePart.Table,
            "AzureFunctionsDiagnosticEvents…",
            "Faults that the host finds in itself or its settings: a code, a sentence, the error's details, how often. No line that the product logs, no request.",
            "a table for each month with a fault; the host deletes it when it begins the next one."
        ),
    ];

    private static DocumentedKind Message(string queue, string holds, string kept) =>
        new()
        {
            Part = StoragePart.Queue,
            Place = queue,
            Name = "message",
            Example = "(a message has no name)",
            Holds = holds,
            Kept = kept,
            Key = Pattern("^$"),
            Properties = ["schema", "series", "replays", "key", "sealed", "probe"],
            IsSensitive = true,
        };

    private static DocumentedKind Row(
        string table,
        string name,
        string example,
        string key,
        string holds,
        string kept,
        bool isSensitive,
        params ReadOnlySpan<string> properties
    ) =>
        new()
        {
            Part = StoragePart.Table,
            Place = table,
            Name = name,
            Example = example,
            Holds = holds,
            Kept = kept,
            Key = Pattern(key),
            Properties = [.. properties],
            IsSensitive = isSensitive,
        };

    private static DocumentedKind Blob(
        string container,
        string name,
        string example,
        string key,
        string holds,
        string kept
    ) =>
        new()
        {
            Part = StoragePart.Container,
            Place = container,
            Name = name,
            Example = example,
            Holds = holds,
            Kept = kept,
            Key = Pattern(key),
        };

    private static Regex Pattern(string pattern) =>
        new(
            pattern,
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
}

/// <summary>A place in the same account that the Functions host makes and keeps for itself.</summary>
/// <param name="Part">The service.</param>
/// <param name="Name">Its name; where it ends in <c>…</c>, how each of its names begins.</param>
/// <param name="Holds">What it is, in plain words.</param>
/// <param name="Kept">How long it lives, in plain words.</param>
public sealed record HostPlace(StoragePart Part, string Name, string Holds, string Kept)
{
    private const char More = '…';

    /// <summary>Whether a queue, table or container is this one.</summary>
    public bool Is(StoragePart part, string place) =>
        part == Part
        && (
            Name.EndsWith(More)
                ? place.StartsWith(Name.TrimEnd(More), StringComparison.Ordinal)
                : string.Equals(place, Name, StringComparison.Ordinal)
        );
}
