using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>The page that an organiser and a works council sign: what the settings of this survey promise, and the package that keeps it.
/// Who holds keys and rights no program knows, so there are lines to write it on.</summary>
/// <param name="frames">What stands around it.</param>
/// <param name="package">The package that runs; null for a program that was not published.</param>
public sealed class GuaranteePages(RespondentFrames frames, RunningPackage? package = null)
{
    private readonly Survey survey = frames.Survey;

    private SeriesRecord Series => survey.Series;

    /// <summary>The page.</summary>
    public PageAnswer Guarantees(Language language)
    {
        var words = new Wording(survey.Instrument, language);
        var participation = new ParticipationWording(words, Series);
        var view = new GuaranteesView
        {
            Frame = frames.Frame(words, words["guarantees.title"], RespondentPaths.Guarantees) with
            {
                Style = StyleSheet.Guarantees,
            },
            Facts = Facts(words),
            Stored =
            [
                words["stored.totals"],
                words["stored.receipt"],
                words["guarantees.waiting"],
                Counting(words),
                words["privacy.notCollected"],
            ],
            Readers = Readers(words),
            Published =
            [
                words.Say("privacy.threshold", "threshold", Series.Threshold)
                    + " "
                    + words["privacy.exactNumber"],
                participation.ForRespondents,
                participation.Reason,
                words.Say(
                    "guarantees.when",
                    ("each", words[$"each.{Series.PeriodKind}"]),
                    ("period", new PeriodWording(words.Sentences).Period(Series.FirstPeriod))
                ),
            ],
            Endings =
            [
                words["privacy.noWithdrawal"],
                words["guarantees.end"],
                words["guarantees.fixed"],
            ],
            Program = Program(words),
        };
        return RespondentFrames.Answer(words, GuaranteesPage.Create(view)) with
        {
            Style = StyleSheet.Guarantees,
            IsShared = true,
        };
    }

    private ImmutableArray<GuaranteedFact> Facts(Wording words)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(survey.Options.TimeZone);
        string Moment(DateTimeOffset? instant, string otherwise) =>
            instant is { } known ? words.DateAndTime(known, zone) : words[otherwise];
        return
        [
            new(words["guarantees.version"], Series.Id.Value),
            new(words["dates.opening"], Moment(survey.Options.OpensAt, "dates.noStart")),
            new(words["dates.closing"], Moment(survey.Options.ClosesAt, "dates.noEnd")),
        ];
    }

    private string Counting(Wording words)
    {
        var times = survey.Options.CountEvery;
        return times.AreAlways ? words["guarantees.countNow"]
            : times == CountingTimes.Day ? words["guarantees.countDay"]
            : times == CountingTimes.Week ? words["guarantees.countWeek"]
            : times == CountingTimes.Hour ? words["guarantees.countHour"]
            : words.Say(
                "guarantees.countSeconds",
                ("seconds", times.Every.TotalSeconds.ToString(CultureInfo.InvariantCulture))
            );
    }

    private ImmutableArray<string> Readers(Wording words) =>
        [
            words[
                survey.Options.PublicResults ? "guarantees.readPublic" : "guarantees.readOrganisers"
            ],
            words["guarantees.readNobody"],
            words[
                survey.Options.Role == SurveyRole.Web ? "guarantees.readTwo" : "guarantees.readOne"
            ],
        ];

    private string Program(Wording words) =>
        package is null ? words["guarantees.noPackage"] : words.Package(package);
}
