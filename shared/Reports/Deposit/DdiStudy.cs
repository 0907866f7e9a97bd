using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Deposit;

/// <summary>The study description of a DDI codebook. Terms of method are those of the vocabularies of the DDI alliance, in English as they are.</summary>
internal sealed class DdiStudy(DdiXml xml, Report report)
{
    private readonly Instrument instrument = report.Instrument;

    public void Write() =>
        xml.Within(
            "stdyDscr",
            () =>
            {
                xml.Within("citation", WriteCitation);
                xml.Within("stdyInfo", WriteInfo);
                xml.Within("method", WriteMethod);
                xml.Within("dataAccs", () => xml.Within("useStmt", WriteUse));
            }
        );

    private ReportWording Words(Language language) => new(instrument, language);

    private ReportWording OwnWords => Words(instrument.DefaultLanguage);

    private void WriteCitation()
    {
        xml.Within(
            "titlStmt",
            () =>
            {
                xml.Text(
                    "titl",
                    Citation.Title(report, OwnWords),
                    ("xml:lang", instrument.DefaultLanguage.Code)
                );
                foreach (
                    var language in instrument.Languages.Where(l => l != instrument.DefaultLanguage)
                )
                {
                    xml.Text(
                        "parTitl",
                        Citation.Title(report, Words(language)),
                        ("xml:lang", language.Code)
                    );
                }

                xml.Text("IDNo", $"{report.Series.Id}/{report.Period}");
            }
        );
        xml.Within("rspStmt", () => Each(report.Origin.Contributors, "AuthEnty"));
        xml.Within(
            "prodStmt",
            () =>
            {
                xml.Text("producer", report.Origin.Organiser);
                xml.Text("copyright", LicenceText);
            }
        );
        xml.Within(
            "distStmt",
            () =>
            {
                xml.Text("distrbtr", report.Origin.Organiser);
                xml.Text("contact", report.Origin.Contact);
            }
        );
        xml.Within("verStmt", () => xml.Text("version", instrument.Version));
        xml.Texts("biblCit", l => Citation.Of(report, Words(l)));
    }

    private void WriteInfo()
    {
        xml.Within(
            "subject",
            () =>
            {
                foreach (var language in instrument.Languages)
                {
                    foreach (var word in Citation.Keywords(report, Words(language)))
                    {
                        xml.Text("keyword", word, ("xml:lang", language.Code));
                    }
                }
            }
        );
        xml.Texts("abstract", l => Words(l).Say("start.purpose"));
        xml.Within("sumDscr", WriteSummary);
        xml.Within(
            "qualityStatement",
            () =>
                xml.Text(
                    "otherQualityStatement",
                    string.Join(
                        "\n",
                        QualityStatement
                            .Lines(report, OwnWords)
                            .Select(l => OwnWords.Pair(l.Name, l.Value))
                    ),
                    ("xml:lang", instrument.DefaultLanguage.Code)
                )
        );
    }

    private void WriteSummary()
    {
        var first = report.Period.FirstDay.ToString("O", CultureInfo.InvariantCulture);
        var last = report.Period.LastDay.ToString("O", CultureInfo.InvariantCulture);
        foreach (var name in (ReadOnlySpan<string>)["timePrd", "collDate"])
        {
            xml.Text(name, first, ("event", "start"), ("date", first));
            xml.Text(name, last, ("event", "end"), ("date", last));
        }

        xml.Text("anlyUnit", "Individual");
        xml.Text("universe", report.Origin.AskedWhom);
        xml.Texts("universe", l => Words(l).Strata(report.Series.Strata));
        xml.Text("dataKind", "Aggregate data");
    }

    private void WriteMethod()
    {
        xml.Within(
            "dataColl",
            () =>
            {
                xml.Text(
                    "timeMeth",
                    report.IsEveryPeriod
                        ? "Longitudinal: Trend/Repeated cross-section"
                        : "Cross-section"
                );
                xml.Text("dataCollector", report.Origin.Organiser);
                xml.Text("sampProc", "Non-probability: Availability");
                xml.Text("sampProc", report.Origin.AskedHow);
                xml.Text("collMode", "Self-administered questionnaire: Web-based (CAWI)");
                xml.Text("collMode", "Self-administered questionnaire: Paper");
                xml.Text("resInstru", "Structured questionnaire");
                xml.Text("collSitu", report.Origin.KnownEvents);
            }
        );
        xml.Within(
            "anlyInfo",
            () =>
            {
                foreach (var coverage in report.In(ReportScope.Period))
                {
                    if (OwnWords.Asked(coverage) is { } asked)
                    {
                        xml.Text("respRate", OwnWords.Pair(OwnWords.Group(coverage.Group), asked));
                    }
                }

                xml.Texts("dataAppr", l => string.Join(' ', Words(l).Notes(report)));
            }
        );
    }

    private void WriteUse()
    {
        xml.Text("contact", report.Origin.Contact);
        xml.Texts("citReq", l => Citation.Of(report, Words(l)));
        xml.Text("conditions", LicenceText);
    }

    private string LicenceText => $"{report.Origin.Licence.Name}, {report.Origin.Licence.Address}";

    private void Each(IEnumerable<string> texts, string name)
    {
        foreach (var text in texts)
        {
            xml.Text(name, text);
        }
    }
}
