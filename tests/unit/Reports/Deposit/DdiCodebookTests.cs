using System.Security.Cryptography;
using System.Xml.Linq;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports.Deposit;

public sealed class DdiCodebookTests
{
    private static readonly XNamespace Ddi = "ddi:codebook:2_5";
    private static readonly XNamespace Xml = XNamespace.Xml;

    public static TheoryData<string> Questionnaires => new("built-in", "library", "tutorial");

    [Theory]
    [MemberData(nameof(Questionnaires))]
    public async Task Elements_stand_where_the_schema_of_the_format_wants_them(string questionnaire)
    {
        var codebook = Parse(await BuildAsync(Instrument(questionnaire)));

        Assert.Equal(Ddi + "codeBook", codebook.Name);
        Assert.Equal("2.5", codebook.Attribute("version")!.Value);
        Assert.Empty(DdiGrammar.Problems(codebook));
    }

    [Theory]
    [InlineData("titl", "citation", "titlStmt may not hold 0 titl there")]
    [InlineData("varFormat", "var", "var may not hold labl there")]
    public async Task The_grammar_of_this_test_notices_what_is_wrong(
        string element,
        string parent,
        string expected
    )
    {
        var codebook = Parse(await BuildAsync(Instrument("tutorial")));
        var found = codebook.Descendants(Ddi + element).First();
        found.Remove();
        if (parent is "var")
        {
            codebook.Descendants(Ddi + parent).First().AddFirst(found);
        }

        Assert.Contains(expected, DdiGrammar.Problems(codebook));
    }

    [Theory]
    [MemberData(nameof(Questionnaires))]
    public async Task Ids_are_unique_and_every_reference_finds_one(string questionnaire)
    {
        var codebook = Parse(await BuildAsync(Instrument(questionnaire)));

        var ids = codebook.Descendants().Attributes("ID").Select(a => a.Value).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches("^[A-Za-z_][A-Za-z0-9._-]*$", id));
        Assert.Subset(
            ids.ToHashSet(StringComparer.Ordinal),
            codebook
                .Descendants()
                .Attributes()
                .Where(a => a.Name.LocalName is "var" or "files")
                .SelectMany(a => a.Value.Split(' '))
                .ToHashSet(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Every_question_has_its_words_in_every_language_and_every_category_its_code()
    {
        var instrument = TestData.BuiltInInstrument();

        var codebook = Parse(await BuildAsync(instrument));

        foreach (var item in instrument.AllCountedItems)
        {
            var variable = codebook
                .Descendants(Ddi + "var")
                .Single(v =>
                    string.Equals(
                        v.Attribute("name")!.Value,
                        item.Id.Value,
                        StringComparison.Ordinal
                    ) && v.Attribute("files") is null
                );
            Assert.Equal(
                instrument.Languages.Select(l => (l.Code, item.Text[l])),
                variable
                    .Element(Ddi + "qstn")!
                    .Elements(Ddi + "qstnLit")
                    .Select(q => (q.Attribute(Xml + "lang")!.Value, q.Value))
            );
            Assert.Equal(
                item.Categories.Select(c => (c.Code, c.IsOptOut ? "Y" : "N")),
                variable
                    .Elements(Ddi + "catgry")
                    .Select(c => (c.Element(Ddi + "catValu")!.Value, c.Attribute("missing")!.Value))
            );
        }
    }

    [Fact]
    public async Task Every_table_is_named_with_its_hash_and_every_other_file_beside_it()
    {
        var report = await BuildAsync(Instrument("library"));

        var codebook = Parse(report);

        var tables = codebook.Elements(Ddi + "fileDscr").ToList();
        Assert.Equal(
            report.Files.Where(f => f.Columns is not null).Select(f => f.Name),
            tables.Select(t => t.Attribute("URI")!.Value)
        );
        Assert.All(
            tables,
            t =>
                Assert.Equal(
                    Convert.ToHexStringLower(
                        SHA256.HashData(report.Bytes(t.Attribute("URI")!.Value))
                    ),
                    t.Descendants(Ddi + "digitalFingerprintValue").Single().Value
                )
        );
        Assert.Equal(
            report
                .Files.Where(f =>
                    f.Columns is null && f.Format is not ("ddi" or "dataPackage" or "zip")
                )
                .Select(f => f.Name)
                .Order(StringComparer.Ordinal),
            codebook
                .Elements(Ddi + "otherMat")
                .Select(m => m.Attribute("URI")!.Value)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_the_organiser_said_once_stands_where_archives_look_for_it()
    {
        var codebook = Parse(await BuildAsync(Instrument("tutorial"), Said()));

        Assert.Equal(
            ["A. Baker", "The House"],
            codebook.Element(Ddi + "stdyDscr")!.Descendants(Ddi + "AuthEnty").Select(e => e.Value)
        );
        Assert.Equal(
            "CC0 1.0, http://creativecommons.org/publicdomain/zero/1.0",
            codebook.Descendants(Ddi + "conditions").Single().Value
        );
        Assert.Contains(
            "Everyone in the house",
            codebook.Descendants(Ddi + "sumDscr").Elements(Ddi + "universe").Select(e => e.Value)
        );
        Assert.Contains(
            "A note on the door",
            codebook.Descendants(Ddi + "sampProc").Select(e => e.Value)
        );
        Assert.Equal("The kettle broke", codebook.Descendants(Ddi + "collSitu").Single().Value);
        Assert.Equal(
            [("start", "2026-01-01"), ("end", "2026-01-31")],
            codebook
                .Descendants(Ddi + "timePrd")
                .Select(d => (d.Attribute("event")!.Value, d.Attribute("date")!.Value))
        );
        Assert.Contains(
            "The kettle broke",
            codebook.Descendants(Ddi + "otherQualityStatement").Single().Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_nothing_was_said_nothing_is_made_up()
    {
        var codebook = Parse(await BuildAsync(Instrument("tutorial")));

        Assert.Empty(codebook.Descendants(Ddi + "collSitu"));
        Assert.DoesNotContain(
            codebook.Descendants(),
            e => !e.HasElements && e.Value.Length == 0 && e.Name.LocalName is not "varFormat"
        );
    }

    internal static ReportOrigin Said() =>
        ReportOrigin.Of(
            new SurveyOptions
            {
                Organiser = "The House",
                Contact = "Ask Ann, ann@example.org",
                Licence = "CC0-1.0",
                Contributors = "A. Baker; The House",
                Keywords = "tea; breaks",
                AskedWhom = "Everyone in the house",
                AskedHow = "A note on the door",
                Changes = "The list of drinks",
                KnownEvents = "The kettle broke",
            }
        );

    internal static async Task<BuiltReport> BuildAsync(
        Instrument instrument,
        ReportOrigin? origin = null
    ) =>
        new(
            await ReportBuilder.BuildAsync(
                instrument,
                TestData.MonthlySeries(instrument, trial: false),
                TestData.Outcomes(instrument, 1, (_, _) => 30),
                TestData.Month("2026-01"),
                TestContext.Current.CancellationToken,
                origin
            )
        );

    internal static Instrument Instrument(string questionnaire) =>
        questionnaire switch
        {
            "library" => TestData.EveningLibrary(),
            "tutorial" => SurveyPipeline
                .Instruments.Reading.InstrumentReader.Read(
                    System.Text.Encoding.UTF8.GetBytes(TestData.TutorialWithCoreJson())
                )
                .Instrument!,
            _ => TestData.BuiltInInstrument(),
        };

    private static XElement Parse(BuiltReport report) =>
        XDocument.Load(new MemoryStream(report.Bytes("ddi.xml"))).Root!;
}
