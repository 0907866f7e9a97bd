using System.Xml;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Deposit;

/// <summary>Describes questionnaire and data for archives, as a codebook of the Data Documentation Initiative (DDI-Codebook 2.5). Figures stand in
/// the files that it names, so that no figure has a second home.</summary>
public static class DdiCodebook
{
    /// <summary>The file.</summary>
    /// <param name="report">The report.</param>
    /// <param name="files">The files beside it.</param>
    public static byte[] Write(Report report, IReadOnlyCollection<ReportFile> files)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, DdiXml.Settings))
        {
            var xml = new DdiXml(writer, report.Instrument);
            xml.Within(
                "codeBook",
                [("version", "2.5"), ("xml:lang", report.Instrument.DefaultLanguage.Code)],
                () => WriteParts(xml, report, files)
            );
        }

        return stream.ToArray();
    }

    private static void WriteParts(DdiXml xml, Report report, IReadOnlyCollection<ReportFile> files)
    {
        WriteDocument(xml, report);
        new DdiStudy(xml, report).Write();
        var data = new DdiData(xml, report.Instrument);
        data.WriteFiles(files);
        data.WriteVariables(files);
        foreach (var file in files.Where(f => f.Columns is null))
        {
            xml.Within(
                "otherMat",
                [("level", "study"), ("URI", file.Name)],
                () => xml.Text("labl", file.Name)
            );
        }
    }

    // Of the codebook itself: it says what it is about, and who answers for it.
    private static void WriteDocument(DdiXml xml, Report report)
    {
        var words = new ReportWording(report.Instrument, report.Instrument.DefaultLanguage);
        xml.Within(
            "docDscr",
            () =>
                xml.Within(
                    "citation",
                    () =>
                    {
                        xml.Within(
                            "titlStmt",
                            () => xml.Text("titl", Citation.Title(report, words))
                        );
                        xml.Within(
                            "prodStmt",
                            () =>
                            {
                                xml.Text("producer", report.Origin.Organiser);
                                xml.Text("software", "Survey Pipeline");
                            }
                        );
                    }
                )
        );
    }
}
