using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Texts;

public sealed partial class ProductTextsTests
{
    private static readonly ProductTexts Product = ProductTexts.BuiltIn;
    private static readonly Language French = new("fr");

    // Words that two languages share, patterns, and marks of numbers.
    private static readonly ImmutableHashSet<string> SameOnPurpose = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        [
            .. """
            change.group chart.point chart.row delta.small figure.shortN figure.withInterval figure.withRange format.date format.firstDay
            format.kilobytes guarantees.date guarantees.name guarantees.signature item.details key.top list.separator
            method.title month.11 month.4 month.8 month.9 number.decimal number.group page.notReleased pair period.day
            period.month period.span period.time privacy.link report.median report.question report.theme report.title
            share.percent statistic.item statistic.median table.code table.form table.type yes
            """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
        ]
    );

    public static TheoryData<string> Languages => ["fr", "nl", "de", "en"];

    [Fact]
    public void The_product_speaks_the_languages_that_have_a_file()
    {
        Assert.Equal(["de", "en", "fr", "nl"], Product.Languages.Select(l => l.Code));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_keys(string language)
    {
        Assert.Equal<string>(Product.KeysOf(French), Product.KeysOf(new Language(language)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_placeholders(string language)
    {
        var french = Product.For(French);
        var texts = Product.For(new Language(language));

        Assert.All(
            Product.Keys,
            key => Assert.Equal(Placeholders.Of(french[key]), Placeholders.Of(texts[key]))
        );
    }

    [Fact]
    public void No_text_is_the_same_in_two_languages()
    {
        var same = Product.Keys.Where(key =>
            Product
                .Languages.Select(l => Product.For(l)[key])
                .Distinct(StringComparer.Ordinal)
                .Count() < Product.Languages.Length
        );

        Assert.Equal(SameOnPurpose, same.ToImmutableHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void French_has_no_break_spaces_where_its_typography_wants_them()
    {
        Assert.All(
            Product.Keys.Select(k => Product.For(French)[k]),
            text =>
            {
                Assert.DoesNotMatch(@"[ \w][:;!?](\s|$)|« | »", text);
                Assert.DoesNotMatch(@"[ \p{L}\d}][:;?!»%](?=$|[\s.])|«[^\u00a0]", text);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_holds_markup_or_straight_quotes(string language)
    {
        var texts = Product.For(new Language(language));

        Assert.All(Product.Keys, key => Assert.DoesNotMatch(MarkupOrQuotes(), texts[key]));
    }

    [Fact]
    public void A_language_that_the_product_does_not_speak_gets_English()
    {
        var polish = Product.For(new Language("pl"));

        Assert.Equal("The questions", polish["questions.title"]);
        Assert.Equal("This period", polish["scope.period"]);
        Assert.Null(Product.NameOf(new Language("pl")));
    }

    [Fact]
    public void What_a_questionnaire_brings_comes_first()
    {
        var brought = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
        {
            ["scope.period"] = new(
                new Dictionary<Language, string> { [French] = "Ce mois" }.ToFrozenDictionary()
            ),
        };

        var texts = Product.For(French, brought.ToFrozenDictionary(StringComparer.Ordinal));

        Assert.Equal("Ce mois", texts["scope.period"]);
        Assert.Equal("Les questions", texts["questions.title"]);
    }

    [Fact]
    public void The_built_in_questionnaire_says_what_the_product_says()
    {
        var instrument = BuiltInInstrument.Read();
        var keys = Product.Keys.Where(instrument.InterfaceTexts.ContainsKey).ToList();

        Assert.NotEmpty(keys);
        Assert.All(
            keys,
            key =>
                Assert.All(
                    instrument.Languages,
                    l => Assert.Equal(Product.For(l)[key], instrument.InterfaceTexts[key][l])
                )
        );
    }

    [Fact]
    public void A_language_is_one_file()
    {
        var more = Product.With(
            new Language("es"),
            Encoding.UTF8.GetBytes("""{"lang.name":"Español","questions.title":"Las preguntas"}""")
        );

        Assert.Equal("Las preguntas", more.For(new Language("es"))["questions.title"]);
        Assert.Equal("Español", more.NameOf(new Language("es")));
        Assert.False(Product.Speaks(new Language("es")));
    }

    [Theory]
    [InlineData("{n} of {total}", "3 of {n}")]
    [InlineData("{n}, {n}", "3, 3")]
    [InlineData("{other}", "{other}")]
    [InlineData("no placeholder", "no placeholder")]
    public void A_placeholder_is_replaced_once(string text, string expected)
    {
        Assert.Equal(expected, Placeholders.Fill(text, ("n", "3"), ("total", "{n}")));
    }

    [GeneratedRegex("[<>\"'](?!.\\{limit\\})", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex MarkupOrQuotes();
}
