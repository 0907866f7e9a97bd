using System.Collections.Immutable;
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

    /// <summary>A period at the head of a section.</summary>
    public string Heading(Period period) => periods.Heading(period);

    /// <summary>What became of each group at the end of a period: in words, and without any number of answers.</summary>
    public ImmutableArray<OutcomeLine> Outcomes(Period period) =>
        [.. series.FatesOf(period).Select(f => new OutcomeLine(Group(f.Stratum), Say(f)))];

    private string Say(StratumFate fate) =>
        fate.Fate switch
        {
            Fate.Released when fate.From == fate.Period => words["reports.published"],
            Fate.Released => words.Say(
                "reports.publishedSpan",
                ("span", periods.Span(fate.From, fate.Period))
            ),
            Fate.TooFew => words["reports.tooFew"],
            _ => words[series.IsLast(fate.Period) ? "reports.erased" : "reports.carried"],
        };

    private string? Of(LocalizedText? text) =>
        text?[instrument!.FindLanguage(words.Language.Code) ?? instrument.DefaultLanguage];
}
