using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Surveys;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>How a series, its periods and its groups are called in a page's language; in the instrument's default language where
/// an earlier instrument does not have it, and by their ids where the instrument is not kept.</summary>
/// <param name="words">The words of the page.</param>
/// <param name="series">The series.</param>
public sealed class SeriesWording(Wording words, SeriesReports series)
{
    private readonly PeriodWording periods = new(ProductTexts.For(words.Language));
    private readonly Instrument? instrument = series.Known?.Instrument;

    /// <summary>The title of the questionnaire.</summary>
    public string Title => Of(instrument?.InterfaceTexts["site.title"]) ?? series.Id.Value;

    /// <summary>The name of a group.</summary>
    public string Group(StratumId stratum) =>
        Of(instrument?.FindStratum(stratum)?.Label) ?? stratum.Value;

    /// <summary>The name of a period.</summary>
    public string Period(Period period) => periods.Period(period);

    /// <summary>Which groups a period's report is about and which are carried: in words, and without any number of answers.</summary>
    public ImmutableArray<string> Outcomes(Period period)
    {
        var outcomes = series.OutcomesOf(period);
        var released = string.Join(", ", outcomes.OfType<ReleasedOutcome>().Select(Released));
        var carried = string.Join(
            ", ",
            outcomes.OfType<CarriedOutcome>().Select(o => Group(o.Stratum))
        );
        return
        [
            .. released.Length == 0
                ? Enumerable.Empty<string>()
                : [words.Say("reports.released", ("groups", released))],
            .. carried.Length == 0 ? Enumerable.Empty<string>() : [Carried(period, carried)],
        ];
    }

    private string Released(ReleasedOutcome outcome) =>
        outcome.From == outcome.Period
            ? Group(outcome.Stratum)
            : $"{Group(outcome.Stratum)} ({periods.Span(outcome.From, outcome.Period)})";

    private string Carried(Period period, string groups) =>
        words.Say(series.IsLast(period) ? "reports.erased" : "reports.carried", ("groups", groups));

    private string? Of(LocalizedText? text) =>
        text?[instrument!.FindLanguage(words.Language.Code) ?? instrument.DefaultLanguage];
}
