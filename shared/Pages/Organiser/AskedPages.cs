using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>The page on which an organiser enters how many people of each group were asked.</summary>
/// <param name="frames">What stands around it.</param>
/// <param name="clock">Says which periods there are.</param>
public sealed class AskedPages(OrganiserFrames frames, TimeProvider clock)
{
    private const string FieldPrefix = "asked.";
    private const int MostPeriods = 12;

    private readonly Survey survey = frames.Survey;

    /// <summary>The period that is meant unless another is named: the one that people answer in now or next.</summary>
    public Period Usual =>
        SurveyRound.Of(survey, clock.GetUtcNow())?.Period ?? survey.Series.FinalPeriod ?? Running;

    private Period Running => Period.Containing(survey.Series.PeriodKind, clock.GetUtcNow());

    /// <summary>The period of a name; null where numbers cannot be entered for it.</summary>
    public Period? Find(string? name) =>
        Choices
            .Where(p => string.Equals(p.Name, name, StringComparison.Ordinal))
            .Select(p => (Period?)p)
            .FirstOrDefault();

    /// <summary>What was entered for a period of this survey, or null.</summary>
    internal AskedNumbers? In(Period period, ImmutableArray<AskedNumbers> entered) =>
        entered.FirstOrDefault(a => a.Series == survey.Series.Id && a.Period == period);

    /// <summary>The page.</summary>
    /// <param name="reader">Who enters.</param>
    /// <param name="period">The period.</param>
    /// <param name="entered">What was entered for it, or null.</param>
    /// <param name="isStored">Whether it was just stored: the page says so.</param>
    public PageAnswer Form(
        OrganiserReader reader,
        Period period,
        AskedNumbers? entered,
        bool isStored
    ) =>
        Page(
            reader,
            period,
            stratum =>
                entered?.Groups.TryGetValue(stratum, out var asked) is true
                    ? asked.ToString(CultureInfo.InvariantCulture)
                    : "",
            isStored,
            summary: null
        );

    /// <summary>Reads what was typed: numbers to store, or the page again.</summary>
    public (AskedNumbers? Asked, PageAnswer? Page) Judge(OrganiserReader reader, FormFields fields)
    {
        if (Find(fields.Only(OrganiserReader.PeriodQuery)) is not { } period)
        {
            return (null, null);
        }

        var wrong = Strata.Where(s => !TryRead(Typed(fields, s), out _)).ToImmutableArray();
        if (!wrong.IsEmpty)
        {
            var summary = new SummaryView
            {
                Heading = reader.Words["error.summaryHeading"],
                Links =
                [
                    .. wrong.Select(s => new ErrorLink(
                        FieldPrefix + s.Id,
                        reader.Words[s.Label],
                        Problem(reader.Words)
                    )),
                ],
            };
            return (null, Again(reader, period, fields, summary) with { Status = 422 });
        }

        var groups = new Dictionary<StratumId, int>();
        foreach (var stratum in Strata)
        {
            if (TryRead(Typed(fields, stratum), out var asked) && asked is { } number)
            {
                groups.Add(stratum.Id, number);
            }
        }

        return (
            new AskedNumbers(
                survey.Series.Id,
                period,
                survey.Options.DayOf(clock.GetUtcNow()),
                groups.ToFrozenDictionary()
            ),
            null
        );
    }

    /// <summary>503: storing failed; what was typed stands in the form.</summary>
    public PageAnswer Retry(OrganiserReader reader, FormFields fields) =>
        Again(
            reader,
            Find(fields.Only(OrganiserReader.PeriodQuery)) ?? Usual,
            fields,
            new SummaryView
            {
                Heading = reader.Words["error.storageTitle"],
                Paragraphs = [reader.Words["asked.storage"]],
            }
        ) with
        {
            Status = 503,
            RetryAfter = TimeSpan.FromSeconds(30),
        };

    private IEnumerable<Stratum> Strata =>
        survey.Series.Strata.Select(survey.Instrument.FindStratum).OfType<Stratum>();

    // Newest first: the period to come, and those since the survey began.
    private ImmutableArray<Period> Choices
    {
        get
        {
            var periods = ImmutableArray.CreateBuilder<Period>();
            var last = Usual > Running ? Usual : survey.Series.FinalPeriod ?? Running;
            for (
                var period = last;
                period >= survey.Series.FirstPeriod && periods.Count < MostPeriods;
                period = period.Previous
            )
            {
                periods.Add(period);
            }

            return periods.Count == 0 ? [last] : periods.ToImmutable();
        }
    }

    private PageAnswer Again(
        OrganiserReader reader,
        Period period,
        FormFields fields,
        SummaryView summary
    ) => Page(reader, period, id => fields.Only(FieldPrefix + id) ?? "", isStored: false, summary);

    private PageAnswer Page(
        OrganiserReader reader,
        Period period,
        Func<StratumId, string> textOf,
        bool isStored,
        SummaryView? summary
    )
    {
        var words = reader.Words;
        var names = new PeriodWording(words.Sentences);
        // The last period of a survey that was ended is closed before its end.
        var isOver = period.End <= clock.GetUtcNow() || period == survey.Series.FinalPeriod;
        var view = new AskedView
        {
            Frame = frames.FormFrame(
                reader,
                words["asked.title"],
                language => reader.AskedIn(period, language),
                summary is not null
            ),
            Action = $"{reader.Asked}#{SummaryView.Id}",
            Heading = names.Heading(period),
            Period = period.Name,
            Paragraphs =
            [
                words["asked.lead"],
                .. survey.Series.Participation == Participation.Once
                    ? [words["asked.once"]]
                    : ImmutableArray<string>.Empty,
                words[isOver ? "asked.over" : "asked.running"],
            ],
            Fields =
            [
                .. Strata.Select(s =>
                {
                    var text = textOf(s.Id);
                    return new AskedField(
                        FieldPrefix + s.Id,
                        words[s.Label],
                        text,
                        TryRead(text, out _) ? null : Problem(words)
                    );
                }),
            ],
            Others =
            [
                .. Choices
                    .Where(p => p != period)
                    .Select(p => new PageLink(names.Heading(p), reader.AskedIn(p))),
            ],
            IsStored = isStored,
            Summary = summary,
        };
        return OrganiserFrames.Answer(reader, AskedPage.Create(view));
    }

    private static string Typed(FormFields fields, Stratum stratum) =>
        fields.Only(FieldPrefix + stratum.Id) ?? "";

    private static bool TryRead(string text, out int? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (
            int.TryParse(
                text.Trim(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var typed
            )
            && typed <= AskedNumbers.Most
        )
        {
            number = typed;
            return true;
        }

        return false;
    }

    private static string Problem(Wording words) =>
        words.Say("asked.number", "most", AskedNumbers.Most);
}
