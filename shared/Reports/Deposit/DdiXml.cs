using System.Text;
using System.Xml;
using SurveyPipeline.Instruments;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Deposit;

/// <summary>Writes the elements of a DDI codebook.</summary>
/// <param name="xml">Takes them.</param>
/// <param name="instrument">Says which languages a text has.</param>
internal sealed class DdiXml(XmlWriter xml, Instrument instrument)
{
    /// <summary>The namespace of DDI-Codebook 2.5.</summary>
    public const string Namespace = "ddi:codebook:2_5";

    /// <summary>How the file is written: the same bytes on every machine.</summary>
    public static XmlWriterSettings Settings { get; } =
        new()
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            IndentChars = " ",
            NewLineChars = "\n",
        };

    /// <summary>An element with other elements in it.</summary>
    public void Within(string name, Action content) => Within(name, [], content);

    /// <summary>An element with attributes, and other elements in it.</summary>
    public void Within(
        string name,
        ReadOnlySpan<(string Name, string Value)> attributes,
        Action content
    )
    {
        xml.WriteStartElement(name, Namespace);
        Attributes(attributes);
        content();
        xml.WriteEndElement();
    }

    /// <summary>An element with a text; nothing where there is none.</summary>
    public void Text(
        string name,
        string? text,
        params ReadOnlySpan<(string Name, string Value)> attributes
    )
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        xml.WriteStartElement(name, Namespace);
        Attributes(attributes);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    /// <summary>An element for each language.</summary>
    public void Texts(string name, Func<Language, string> text)
    {
        foreach (var language in instrument.Languages)
        {
            Text(name, text(language), ("xml:lang", language.Code));
        }
    }

    private void Attributes(ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (name is "xml:lang")
            {
                xml.WriteAttributeString("xml", "lang", null, value);
            }
            else
            {
                xml.WriteAttributeString(name, value);
            }
        }
    }
}
