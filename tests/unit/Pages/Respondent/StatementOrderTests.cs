using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.Respondent;

/// <summary>A block that shows its statements in another order on each page.</summary>
public sealed class StatementOrderTests
{
    private const int Pages = 600;

    private static readonly Instrument Shuffled = Read(shuffle: true);

    private readonly PageReader reader = new(instrument: Shuffled);

    public StatementOrderTests() =>
        reader.Survey.Nonces = new FormNonces(
            new byte[FormNonces.KeyBytes],
            reader.Clock,
            new Random(20261129).NextBytes
        );

    [Fact]
    public async Task Each_statement_stands_first_about_as_often()
    {
        var orders = new List<string[]>();
        for (var page = 0; page < Pages; page++)
        {
            orders.Add(await OrderAsync("profile-group=admin", "en"));
        }

        var asked = Block(Shuffled)
            .Items.OfType<ScaleItem>()
            .Where(i => i.IsAskedOf(new StratumId("admin")))
            .ToList();
        var statements = asked.Where(i => i.Scale == asked[0].Scale).ToList();
        var expected = (double)Pages / statements.Count;
        Assert.All(
            statements,
            s =>
                // Five standard deviations of a binomial count.
                Assert.InRange(
                    orders.Count(o => s.Id == new ItemId(o[0])),
                    expected - (5 * Math.Sqrt(expected)),
                    expected + (5 * Math.Sqrt(expected))
                )
        );
    }

    [Fact]
    public async Task A_page_that_is_served_again_keeps_its_order_in_every_language()
    {
        var nonce = reader.Survey.Nonces.Issue();
        var form = $"profile-group=admin&_version=1.1.0&_nonce={nonce}&workload-more=4";

        var orders = new List<string[]>();
        foreach (var language in Shuffled.Languages)
        {
            orders.Add(await OrderAsync(form, language.Code));
        }

        Assert.All(orders, o => Assert.Equal(orders[0], o));
    }

    [Fact]
    public async Task Other_blocks_and_other_kinds_of_questions_keep_their_places()
    {
        var page = await ReadAsync(reader, "profile-group=admin", "en");
        var shown = page.QuerySelectorAll("fieldset input")
            .Select(i => i.GetAttribute("name")!)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var statements = Block(Shuffled).Items.OfType<ScaleItem>().Select(i => i.Id.Value).ToList();

        Assert.Equal(
            Shuffled
                .CountedItems(new StratumId("admin"))
                .Select(i => i.Id.Value)
                .Select(i => statements.Contains(i) ? "statement" : i),
            shown.Select(i => statements.Contains(i) ? "statement" : i)
        );
    }

    [Fact]
    public async Task Without_the_flag_the_order_is_that_of_the_questionnaire()
    {
        var plain = new PageReader(instrument: Read(shuffle: false));

        var page = await ReadAsync(plain, "profile-group=admin", "en");

        Assert.Equal(
            plain.Survey.Instrument.CountedItems(new StratumId("admin")).Select(i => i.Id.Value),
            page.QuerySelectorAll("fieldset input")
                .Select(i => i.GetAttribute("name")!)
                .Distinct(StringComparer.Ordinal)
        );
    }

    private static Instrument Read(bool shuffle)
    {
        var json = System.Text.Encoding.UTF8.GetString(BuiltInInstrument.Json.AsSpan());
        return InstrumentReader
            .Read(
                shuffle
                    ? JsonEdit.Set(
                        json,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"blocks.{IndexOfBlock()}.shuffle"
                        ),
                        "true"
                    )
                    : BuiltInInstrument.Json.ToArray()
            )
            .Instrument!;
    }

    private static int IndexOfBlock()
    {
        var instrument = BuiltInInstrument.Read();
        return instrument.Blocks.IndexOf(Block(instrument));
    }

    // The block with the most statements of the group.
    private static Block Block(Instrument instrument) =>
        instrument.Blocks.MaxBy(b =>
            b.Items.OfType<ScaleItem>().Count(i => i.IsAskedOf(new StratumId("admin")))
        )!;

    private static Task<IHtmlDocument> ReadAsync(PageReader reader, string form, string language) =>
        PageReader.ReadAsync(reader.Pages.Questions(new Language(language), reader.SheetOf(form)));

    private async Task<string[]> OrderAsync(string form, string language)
    {
        var page = await ReadAsync(reader, form, language);
        var statements = Block(Shuffled)
            .Items.OfType<ScaleItem>()
            .Select(i => i.Id.Value)
            .ToHashSet();
        return
        [
            .. page.QuerySelectorAll("fieldset input")
                .Select(i => i.GetAttribute("name")!)
                .Distinct(StringComparer.Ordinal)
                .Where(statements.Contains),
        ];
    }
}
