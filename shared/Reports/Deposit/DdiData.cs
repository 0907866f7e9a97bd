using System.Globalization;
using System.Security.Cryptography;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Packaging;

namespace SurveyPipeline.Reports.Deposit;

/// <summary>The files and the variables of a DDI codebook: the questions with their categories, and the columns of each table.</summary>
internal sealed class DdiData(DdiXml xml, Instrument instrument)
{
    /// <summary>Each table.</summary>
    public void WriteFiles(IReadOnlyCollection<ReportFile> files)
    {
        foreach (var (id, file) in Tables(files))
        {
            xml.Within(
                "fileDscr",
                [("ID", id), ("URI", file.Name)],
                () => xml.Within("fileTxt", () => WriteFile(file))
            );
        }
    }

    /// <summary>The questions by theme, then the columns of the tables.</summary>
    public void WriteVariables(IReadOnlyCollection<ReportFile> files) =>
        xml.Within(
            "dataDscr",
            () =>
            {
                foreach (var dimension in instrument.Dimensions)
                {
                    WriteTheme(dimension);
                }

                foreach (var item in instrument.AllCountedItems)
                {
                    WriteItem(item);
                }

                foreach (var (id, file) in Tables(files))
                {
                    foreach (var column in file.Columns!)
                    {
                        WriteColumn(id, column);
                    }
                }
            }
        );

    private static IEnumerable<(string Id, ReportFile File)> Tables(
        IEnumerable<ReportFile> files
    ) => files.Where(f => f.Columns is not null).Select((f, i) => ($"F{Number(i + 1)}", f));

    private void WriteFile(ReportFile file)
    {
        xml.Text("fileName", file.Name);
        xml.Within(
            "dataFingerprint",
            [("type", "dataFile")],
            () =>
            {
                xml.Text(
                    "digitalFingerprintValue",
                    Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span))
                );
                xml.Text("algorithmSpecification", "SHA-256");
            }
        );
        xml.Within("dimensns", () => xml.Text("varQnty", Number(file.Columns!.Value.Length)));
        xml.Text("fileType", file.ContentType.Split(';')[0], ("charset", "UTF-8"));
    }

    private void WriteTheme(Dimension dimension)
    {
        var items = instrument
            .AllCountedItems.Where(i =>
                string.Equals(i.DimensionId, dimension.Id, StringComparison.Ordinal)
            )
            .Select(i => IdOf(i))
            .ToList();
        if (items.Count == 0)
        {
            return;
        }

        xml.Within(
            "varGrp",
            [
                ("ID", $"T.{dimension.Id}"),
                ("type", "subject"),
                ("name", dimension.Id),
                ("var", string.Join(' ', items)),
            ],
            () =>
            {
                xml.Texts("labl", l => dimension.Title[l]);
                xml.Texts("txt", l => dimension.Description[l]);
            }
        );
    }

    private void WriteItem(ClosedItem item) =>
        xml.Within(
            "var",
            [
                ("ID", IdOf(item)),
                ("name", item.Id.Value),
                ("intrvl", "discrete"),
                ("nature", item.HasOrder ? "ordinal" : "nominal"),
                ("representationType", "code"),
            ],
            () =>
            {
                xml.Texts("labl", l => item.Text[l]);
                xml.Within("qstn", () => WriteQuestion(item));
                xml.Texts("universe", l => Groups(item, g => g.Label[l]));
                foreach (var category in item.Categories)
                {
                    xml.Within(
                        "catgry",
                        [("missing", category.IsOptOut ? "Y" : "N")],
                        () =>
                        {
                            xml.Text("catValu", category.Code);
                            xml.Texts("labl", l => category.Label[l]);
                        }
                    );
                }
            }
        );

    private void WriteQuestion(ClosedItem item)
    {
        if (item.AnswerScale is { } scale)
        {
            xml.Texts("preQTxt", l => scale.Prompt[l]);
        }

        xml.Texts("qstnLit", l => item.Text[l]);
        if (item.Hint is { } hint)
        {
            xml.Texts("ivuInstr", l => hint[l]);
        }

        if (item.TakesSeveral)
        {
            xml.Texts("ivuInstr", l => instrument.SentencesIn(l)["choices.several"]);
        }
    }

    // What a column holds is described in English.
    private void WriteColumn(string file, FileColumn column) =>
        xml.Within(
            "var",
            [("ID", $"{file}.{column.Name}"), ("name", column.Name), ("files", file)],
            () =>
            {
                xml.Text("labl", column.Description, ("xml:lang", "en"));
                xml.Within(
                    "varFormat",
                    [("type", column.Type is "integer" or "number" ? "numeric" : "character")],
                    () => { }
                );
            }
        );

    private string Groups(ClosedItem item, Func<Stratum, string> label) =>
        string.Join("; ", instrument.Strata.Where(s => item.IsAskedOf(s.Id)).Select(label));

    private static string IdOf(ClosedItem item) => $"I.{item.Id}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
