using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using SurveyPipeline.Instruments.Sheets;

namespace SurveyPipeline.Tests.Unit.Instruments.Sheets;

/// <summary>A workbook whose cells a test changes, and which it writes in its own way, by no code of the product.</summary>
internal sealed class HandmadeWorkbook
{
    private static readonly XNamespace Main =
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly XNamespace Relations =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XNamespace Package =
        "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly Dictionary<
        string,
        SortedDictionary<int, SortedDictionary<int, XElement>>
    > sheets = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<XElement>> behindRows = new(StringComparer.Ordinal);

    private string? look;

    /// <summary>The workbook of a questionnaire, in the sheet of texts only what it brings itself.</summary>
    public static HandmadeWorkbook Of(string json)
    {
        var writing = QuestionnaireWorkbook.Write(Encoding.UTF8.GetBytes(json));
        Assert.Empty(writing.Problems);
        using var archive = new ZipArchive(new MemoryStream(writing.Workbook.ToArray()));
        var workbook = new HandmadeWorkbook();
        var parts = archive
            .Entries.Where(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal))
            .ToArray();
        var names = new[]
        {
            "survey",
            "choices",
            "settings",
            "groups",
            "dimensions",
            "scales",
            "texts",
            "notes",
        };
        Assert.Equal(names.Length, parts.Length);
        foreach (var (part, name) in parts.Zip(names))
        {
            using var content = part.Open();
            workbook.Load(name, XDocument.Load(content));
        }

        return workbook;
    }

    /// <summary>The text of a cell such as <c>survey!C12</c>; null takes the cell away.</summary>
    public string? this[string place]
    {
        get => Find(place)?.Value;
        set =>
            Set(
                place,
                value is null
                    ? null
                    : new XElement(
                        Main + "c",
                        new XAttribute("t", "inlineStr"),
                        new XElement(
                            Main + "is",
                            new XElement(
                                Main + "t",
                                new XAttribute(XNamespace.Xml + "space", "preserve"),
                                value
                            )
                        )
                    )
            );
    }

    /// <summary>Puts a cell of another type: <c>&lt;f&gt;</c>, a number, a date.</summary>
    public void SetRaw(string place, string? type, string content) =>
        Set(
            place,
            XElement.Parse(
                $"<c xmlns=\"{Main}\"{(type is null ? "" : $" t=\"{type}\"")}>{content}</c>"
            )
        );

    /// <summary>Merges cells.</summary>
    public void Merge(string sheet, string range) =>
        behindRows[sheet]
            .Add(
                new XElement(
                    Main + "mergeCells",
                    new XElement(Main + "mergeCell", new XAttribute("ref", range))
                )
            );

    /// <summary>Takes a sheet away.</summary>
    public void Remove(string sheet) => sheets.Remove(sheet);

    /// <summary>Adds a sheet with one cell.</summary>
    public void Add(string sheet, string cell)
    {
        sheets[sheet] = [];
        behindRows[sheet] = [];
        this[sheet + "!A1"] = cell;
    }

    /// <summary>Adds rows with a look and no text behind all others.</summary>
    public void AddEmptyRows(string sheet, int count)
    {
        var last = sheets[sheet].Keys.Max();
        for (var row = last + 1; row <= last + count; row++)
        {
            sheets[sheet][row] = new() { [1] = new XElement(Main + "c", new XAttribute("s", "1")) };
        }
    }

    /// <summary>Puts a copy of a row below it, with another name.</summary>
    public void Repeat(string sheet, string row, string name)
    {
        var place = PlaceOf(sheet, row, "name");
        var number = Split(place).Row;
        foreach (var below in sheets[sheet].Keys.Where(r => r > number).Reverse().ToArray())
        {
            sheets[sheet][below + 1] = sheets[sheet][below];
        }

        sheets[sheet][number + 1] = new(
            sheets[sheet][number].ToDictionary(c => c.Key, c => new XElement(c.Value))
        );
        this[$"{place[..^number.ToString(CultureInfo.InvariantCulture).Length]}{number + 1}"] =
            name;
    }

    /// <summary>Gives the whole workbook one look, and the cell it.</summary>
    public void ShowAs(string place, string format)
    {
        look = format;
        Find(place)!.SetAttributeValue("s", 1);
    }

    /// <summary>The cell of a column in the row that has a text in column A or B.</summary>
    public string PlaceOf(string sheet, string row, string column)
    {
        var number = sheets[sheet]
            .First(r =>
                r.Value.Any(c =>
                    c.Key <= 2 && string.Equals(c.Value.Value, row, StringComparison.Ordinal)
                )
            )
            .Key;
        var letter = sheets[sheet]
            [1]
            .First(c => c.Value.Value.StartsWith(column, StringComparison.Ordinal))
            .Key;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sheet}!{(char)('A' + letter - 1)}{number}"
        );
    }

    /// <summary>The file as our own writer writes it: texts inside the cells.</summary>
    public byte[] Bytes(CompressionLevel compression = CompressionLevel.Fastest) =>
        Zip(Parts(rewrite: null), compression);

    /// <summary>The file as LibreOffice writes it: texts in a table, other names of parts, a prefix, cells and rows that are empty.</summary>
    public byte[] BytesOfLibreOffice()
    {
        var texts = new List<string>();
        var parts = Parts(rewrite: cell => Share(cell, texts));
        parts["xl/texts.xml"] = new XElement(Main + "sst", texts.Select(SharedText));
        return Zip(parts, CompressionLevel.Fastest);
    }

    /// <summary>The same file with one part changed.</summary>
    public static byte[] With(byte[] workbook, string part, byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)!.Delete();
            using var entry = archive.CreateEntry(part, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }

        return stream.ToArray();
    }

    /// <summary>The bytes of a part.</summary>
    public static byte[] PartOf(byte[] workbook, string part)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using var content = archive.GetEntry(part)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private void Load(string name, XDocument document)
    {
        var rows = sheets[name] = [];
        behindRows[name] = [];
        foreach (var row in document.Descendants(Main + "row"))
        {
            var number = (int)row.Attribute("r")!;
            var cells = row.Elements(Main + "c").ToArray();
            var isOfProduct =
                name is "texts"
                && number > 1
                && !cells.Any(c => Column((string)c.Attribute("r")!) is 2);
            if (!isOfProduct)
            {
                rows[number] = new(
                    cells.ToDictionary(c => Column((string)c.Attribute("r")!), c => new XElement(c))
                );
            }
        }
    }

    private Dictionary<string, XElement> Parts(Func<XElement, XElement>? rewrite)
    {
        var folder = rewrite is null ? "worksheets/sheet" : "tables/t";
        var parts = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var (index, (name, rows)) in sheets.Index())
        {
            var cells = rows.Select(r => new XElement(
                Main + "row",
                new XAttribute("r", r.Key),
                r.Value.Select(c => Place(c.Value, r.Key, c.Key, rewrite)),
                rewrite is null
                    ? null
                    : new XElement(
                        Main + "c",
                        new XAttribute("r", $"AZ{r.Key}"),
                        new XAttribute("s", 0)
                    )
            ));
            var sheet = new XElement(
                Main + "worksheet",
                new XElement(Main + "sheetData", cells),
                behindRows[name]
            );
            if (rewrite is not null)
            {
                sheet.Add(new XAttribute(XNamespace.Xmlns + "x", Main));
            }

            parts[$"xl/{folder}{index + 1}.xml"] = sheet;
        }

        parts["xl/workbook.xml"] = new XElement(
            Main + "workbook",
            new XElement(
                Main + "sheets",
                sheets.Keys.Select(
                    (name, i) =>
                        new XElement(
                            Main + "sheet",
                            new XAttribute("name", name),
                            new XAttribute("sheetId", i + 1),
                            new XAttribute(Relations + "id", $"rId{i + 1}")
                        )
                )
            )
        );
        if (look is not null)
        {
            parts["xl/styles.xml"] = Styles(look);
        }

        parts["xl/_rels/workbook.xml.rels"] = new XElement(
            Package + "Relationships",
            sheets.Keys.Select(
                (_, i) => Relation($"rId{i + 1}", "worksheet", $"{folder}{i + 1}.xml")
            ),
            rewrite is null ? null : Relation("rIdTexts", "sharedStrings", "texts.xml"),
            look is null ? null : Relation("rIdStyles", "styles", "styles.xml")
        );
        parts["_rels/.rels"] = new XElement(
            Package + "Relationships",
            Relation("rId1", "officeDocument", "xl/workbook.xml")
        );
        parts["[Content_Types].xml"] = ContentTypes(parts.Keys, rewrite is not null);
        return parts;
    }

    private static XElement ContentTypes(IEnumerable<string> parts, bool hasTexts)
    {
        const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
        IEnumerable<(string Part, string Type)> overrides =
        [
            ("xl/workbook.xml", "sheet.main+xml"),
            .. parts
                .Where(p => p.Contains('/') && !p.Contains("_rels") && p is not "xl/workbook.xml")
                .Select(p => (p, p is "xl/styles.xml" ? "styles+xml" : "worksheet+xml")),
            .. hasTexts ? [("xl/texts.xml", "sharedStrings+xml")] : Array.Empty<(string, string)>(),
        ];
        return new XElement(
            types + "Types",
            new XElement(
                types + "Default",
                new XAttribute("Extension", "rels"),
                new XAttribute(
                    "ContentType",
                    "application/vnd.openxmlformats-package.relationships+xml"
                )
            ),
            overrides.Select(o => new XElement(
                types + "Override",
                new XAttribute("PartName", "/" + o.Part),
                new XAttribute("ContentType", Spreadsheet + o.Type)
            ))
        );
    }

    private static XElement Styles(string format) =>
        new(
            Main + "styleSheet",
            new XElement(
                Main + "numFmts",
                new XElement(
                    Main + "numFmt",
                    new XAttribute("numFmtId", 164),
                    new XAttribute("formatCode", format)
                )
            ),
            new XElement(
                Main + "cellXfs",
                new XElement(Main + "xf", new XAttribute("numFmtId", 0)),
                new XElement(Main + "xf", new XAttribute("numFmtId", 164))
            )
        );

    private static XElement Relation(string id, string type, string target) =>
        new(
            Package + "Relationship",
            new XAttribute("Id", id),
            new XAttribute("Type", $"{Relations}/{type}"),
            new XAttribute("Target", target)
        );

    private static XElement Place(
        XElement cell,
        int row,
        int column,
        Func<XElement, XElement>? rewrite
    )
    {
        var copy = rewrite is null ? new XElement(cell) : rewrite(cell);
        copy.SetAttributeValue("r", $"{(char)('A' + column - 1)}{row}");
        return copy;
    }

    private static XElement Share(XElement cell, List<string> texts)
    {
        if ((string?)cell.Attribute("t") is not "inlineStr")
        {
            return new XElement(cell);
        }

        texts.Add(cell.Value);
        return new XElement(
            Main + "c",
            new XAttribute("t", "s"),
            new XElement(Main + "v", texts.Count - 1)
        );
    }

    // The first half of each text has a look of its own.
    private static XElement SharedText(string text)
    {
        var half = text.Length / 2;
        half += half > 0 && char.IsLowSurrogate(text[half]) ? 1 : 0;
        return new XElement(
            Main + "si",
            new XElement(Main + "r", new XElement(Main + "rPr"), Text(text[..half])),
            new XElement(Main + "r", Text(text[half..])),
            new XElement(
                Main + "rPh",
                new XAttribute("sb", 0),
                new XAttribute("eb", 1),
                Text("pronounced")
            )
        );
    }

    private static XElement Text(string text) =>
        new(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    private static byte[] Zip(Dictionary<string, XElement> parts, CompressionLevel compression)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name, compression).Open();
                content.Save(entry, SaveOptions.DisableFormatting);
            }
        }

        return stream.ToArray();
    }

    private XElement? Find(string place)
    {
        var (sheet, row, column) = Split(place);
        return sheets[sheet].GetValueOrDefault(row)?.GetValueOrDefault(column);
    }

    private void Set(string place, XElement? cell)
    {
        var (sheet, row, column) = Split(place);
        if (!sheets[sheet].TryGetValue(row, out var cells))
        {
            sheets[sheet][row] = cells = [];
        }

        if (cell is null)
        {
            cells.Remove(column);
        }
        else
        {
            cells[column] = cell;
        }
    }

    private static (string Sheet, int Row, int Column) Split(string place)
    {
        var parts = place.Split('!');
        return (
            parts[0],
            int.Parse(parts[1].AsSpan(1), CultureInfo.InvariantCulture),
            Column(parts[1])
        );
    }

    private static int Column(string reference) => reference[0] - 'A' + 1;
}
