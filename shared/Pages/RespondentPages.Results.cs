using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Results;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages;

/// <content>What is published, for everyone.</content>
public sealed partial class RespondentPages
{
    /// <summary>The published periods.</summary>
    /// <param name="language">The language.</param>
    /// <param name="manifests">What is published, newest first.</param>
    public PageAnswer Results(Language language, ImmutableArray<ReportManifest> manifests)
    {
        var words = new Wording(instrument, language);
        var view = new ResultsView
        {
            Frame = Frame(words, words["results.title"], RespondentPaths.Results),
            Periods = [.. manifests.Select(m => Published(words, m))],
        };
        return Answer(words, ResultsPage.Create(view));
    }

    private ResultPeriod Published(Wording words, ReportManifest manifest) =>
        new(
            NameOf(words, manifest.Period),
            [
                .. manifest
                    .Files.Where(f => !IsForOthers(f.Name, words.Language))
                    .OrderBy(f => Path.GetExtension(f.Name) is ".html" ? 0 : 1)
                    .Select(f => new ResultFile(
                        NameOf(words, f),
                        RespondentPaths.ResultFile(
                            words.Language,
                            manifest.Series,
                            manifest.Period,
                            f.Name
                        ),
                        words.Say("format.kilobytes", "n", (int)Math.Ceiling(f.Size / 1000.0))
                    )),
            ]
        );

    // A manifest tells the name of its period, not its kind: names of two kinds never look alike.
    private static string NameOf(Wording words, string period)
    {
        foreach (var kind in Enum.GetValues<PeriodKind>())
        {
            if (Period.TryParse(kind, period, out var found))
            {
                return new PeriodWording(ProductTexts.For(words.Language)).Period(found);
            }
        }

        return period;
    }

    private static string NameOf(Wording words, ReportManifestEntry file) =>
        Path.GetExtension(file.Name) switch
        {
            ".html" => words["results.read"],
            ".csv" => words["report.downloadCsv"],
            ".xlsx" => words["report.downloadXlsx"],
            ".json" when !file.Name.Contains(".schema.", StringComparison.Ordinal) => words[
                "report.downloadJson"
            ],
            _ => file.Name,
        };

    private bool IsForOthers(string file, Language language)
    {
        var segments = file.Split('.', '-');
        return instrument.Languages.Any(l =>
            l != language && segments.Contains(l.Code, StringComparer.Ordinal)
        );
    }
}
