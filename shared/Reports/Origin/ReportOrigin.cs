using System.Collections.Immutable;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Reports.Origin;

/// <summary>What only the organiser can say of a report: who made it, on what terms it may be used, whom it asked and how. Said once, in the
/// settings, and written into each report that is published from then on.</summary>
public sealed record ReportOrigin
{
    /// <summary>What holds where nothing was set.</summary>
    public static ReportOrigin Unset { get; } = Of(new SurveyOptions());

    /// <summary>Who runs the survey.</summary>
    public required string Organiser { get; init; }

    /// <summary>How to reach them.</summary>
    public required string Contact { get; init; }

    /// <summary>On what terms the report may be used.</summary>
    public required Licence Licence { get; init; }

    /// <summary>Whom to name when citing it, at least one.</summary>
    public required ImmutableArray<string> Contributors { get; init; }

    /// <summary>Words by which it is found, beside its themes.</summary>
    public required ImmutableArray<string> Keywords { get; init; }

    /// <summary>Whom the survey asks, or null.</summary>
    public string? AskedWhom { get; init; }

    /// <summary>How people were invited, or null.</summary>
    public string? AskedHow { get; init; }

    /// <summary>What is different since the version or the period before, or null.</summary>
    public string? Changes { get; init; }

    /// <summary>What happened that may have moved the answers, or null.</summary>
    public string? KnownEvents { get; init; }

    /// <summary>What the settings say.</summary>
    public static ReportOrigin Of(SurveyOptions options) =>
        new()
        {
            Organiser = options.Organiser,
            Contact = options.Contact,
            Licence = Licence.Find(options.Licence) ?? Licence.All[0],
            Contributors = Listed(options.Contributors) is { IsEmpty: false } named
                ? named
                : [options.Organiser],
            Keywords = Listed(options.Keywords),
            AskedWhom = options.AskedWhom,
            AskedHow = options.AskedHow,
            Changes = options.Changes,
            KnownEvents = options.KnownEvents,
        };

    private static ImmutableArray<string> Listed(string? text) =>
        [
            .. (text ?? "").Split(
                ';',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            ),
        ];
}
