using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Texts inside the parts of a workbook.</summary>
internal static class SharedTexts
{
    /// <summary>The table of texts that cells name by number.</summary>
    public static ImmutableArray<string> Read(XmlReader xml)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(ReadText(xml));
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>The text of an element whose parts may each have a look of their own. The reader stays on its end.</summary>
    public static string ReadText(XmlReader xml)
    {
        var text = new StringBuilder();
        using var inner = xml.ReadSubtree();
        inner.Read();
        inner.Read();
        while (!inner.EOF)
        {
            if (inner.NodeType != XmlNodeType.Element)
            {
                inner.Read();
            }
            else if (string.Equals(inner.LocalName, "t", StringComparison.Ordinal))
            {
                text.Append(inner.ReadElementContentAsString());
            }
            else if (string.Equals(inner.LocalName, "rPh", StringComparison.Ordinal))
            {
                // How a text is pronounced is no part of it.
                inner.Skip();
            }
            else
            {
                inner.Read();
            }
        }

        return EscapedText.Read(text.ToString());
    }
}
