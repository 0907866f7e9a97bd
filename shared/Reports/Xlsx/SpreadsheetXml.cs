using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>How the parts of a workbook are streamed.</summary>
internal static class SpreadsheetXml
{
    /// <summary>The namespace of their elements.</summary>
    public const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>A writer of the whole content of a part, UTF-8 without a mark; disposing it completes the part.</summary>
    public static XmlWriter Create(OpenXmlPart part) =>
        XmlWriter.Create(
            part.GetStream(FileMode.Create),
            new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true }
        );
}
