using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>How a series, its periods and its groups are called in a page's language; in the instrument's default language where
/// an earlier instrument does not have it, and by their ids where the instrument is not kept.</summary>
/// <param name="words">The words of the page.</param>
/// <param name="series">The series.</param>
public sealed class SeriesWording(Wording words, SeriesReports series)
{
    private readonly PeriodWording periods = new(words.Sentences);
    private readonly Instrument? instrument = series.Known?.Instrument;

    /// <summary>The title of the questionnaire.</summary>
    public string Title => Of(instrument?.InterfaceTexts["site.title"]) ?? series.Id.Value;

    /// <summary>The name of a group.</summary>
    public string Group(StratumId stratum) =>
        Of(instrument?.FindStratum(stratum)?.Label) ?? stratum.Value;

    /// <summary>The name of a period.</summary>
    public string Period(Period period) => periods.Period(period);

    /// <summary>What became of each group at the end of a period: in words, and without any number of answers.</summary>
    public ImmutableArray<OutcomeLine> Outcomes(Period period) =>
        [.. series.OutcomesOf(period).Select(o => new OutcomeLine(Group(o.Stratum), Fate(o)))];

    private string Fate(Outcome outcome) =>
        outcome switch
        {
            ReleasedOutcome released when released.From == released.Period => words[
                "reports.published"
            ],
            ReleasedOutcome released => words.Say(
                "reports.publishedSpan",
                ("span", periods.Span(released.From, released.Period))
            ),
            TooFewOutcome => words["reports.tooFew"],
            _ => words[series.IsLast(outcome.Period) ? "reports.erased" : "reports.carried"],
        };

    private string? Of(LocalizedText? text) =>
        text?[instrument!.FindLanguage(words.Language.Code) ?? instrument.DefaultLanguage];
}
