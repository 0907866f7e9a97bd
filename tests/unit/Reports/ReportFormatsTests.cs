using SurveyPipeline.Reports;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Reports;

public sealed class ReportFormatsTests
{
    [Fact]
    public void Codes_are_those_that_programs_know()
    {
        Assert.Equal(
            [
                "brief",
                "html",
                "csv",
                "xlsx",
                "json",
                "jsonSchema",
                "ddi",
                "dataverse",
                "dataPackage",
                "codebook",
                "zip",
            ],
            ReportFormats.All.Select(f => f.Code)
        );
    }

    [Fact]
    public void Every_format_is_named_and_explained_in_every_language()
    {
        foreach (var language in ProductTexts.BuiltIn.Languages)
        {
            var sentences = ProductTexts.BuiltIn.For(language);
            Assert.All(
                ReportFormats.All,
                format =>
                {
                    Assert.NotEmpty(format.Name(sentences));
                    Assert.NotEmpty(format.Content(sentences));
                    Assert.NotEqual(string.Empty, format.Link?.Invoke(sentences));
                }
            );
        }
    }

    [Fact]
    public void A_format_of_a_later_version_stands_last()
    {
        Assert.Null(ReportFormats.Find("parquet"));
        Assert.Equal(
            ["html", "zip", "parquet"],
            new[] { "parquet", "zip", "html" }.OrderBy(ReportFormats.PlaceOf)
        );
    }

    [Fact]
    public async Task A_report_has_a_file_of_each_format_for_each_language_or_for_all()
    {
        var instrument = TestData.BuiltInInstrument();

        var report = await BuiltReport.OfAsync(
            instrument,
            TestData.Outcomes(instrument, 1, (_, _) => 12),
            month: 1
        );

        Assert.Equal(
            [
                ("brief.de.html", "brief", "de"),
                ("brief.en.html", "brief", "en"),
                ("brief.fr.html", "brief", "fr"),
                ("brief.nl.html", "brief", "nl"),
                ("codebook.csv", "codebook", null),
                ("datapackage.json", "dataPackage", null),
                ("dataverse.json", "dataverse", null),
                ("ddi.xml", "ddi", null),
                ("report.csv", "csv", null),
                ("report.de.html", "html", "de"),
                ("report.de.xlsx", "xlsx", "de"),
                ("report.en.html", "html", "en"),
                ("report.en.xlsx", "xlsx", "en"),
                ("report.fr.html", "html", "fr"),
                ("report.fr.xlsx", "xlsx", "fr"),
                ("report.json", "json", null),
                ("report.nl.html", "html", "nl"),
                ("report.nl.xlsx", "xlsx", "nl"),
                ("report.schema.json", "jsonSchema", null),
                ("report.zip", "zip", null),
            ],
            report
                .Files.Select(f => (f.Name, f.Format, f.Language?.Code))
                .OrderBy(f => f.Name, StringComparer.Ordinal)
        );
    }
}
