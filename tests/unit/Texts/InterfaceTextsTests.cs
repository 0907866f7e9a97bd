using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Texts;

public sealed partial class InterfaceTextsTests
{
    private static readonly InterfaceTexts Product = InterfaceTexts.BuiltIn;

    // Words that two languages share, and patterns of numbers.
    private static readonly ImmutableHashSet<string> SameOnPurpose = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "format.date",
        "format.firstDay",
        "format.kilobytes"
    );

    private static readonly ImmutableHashSet<string> SameInInstrumentOnPurpose =
        ImmutableHashSet.Create(
            StringComparer.Ordinal,
            "lang.fr",
            "lang.nl",
            "lang.de",
            "lang.en",
            "privacy.link",
            "report.theme",
            "report.question",
            "report.median",
            "report.title"
        );

    public static TheoryData<string> Languages => ["fr", "nl", "de", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_keys(string language)
    {
        var expected = Product.Keys(new Language("fr")).Order(StringComparer.Ordinal);

        var keys = Product.Keys(new Language(language)).Order(StringComparer.Ordinal);

        Assert.Equal(expected, keys);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_placeholders(string language)
    {
        Assert.All(
            Product.Keys(new Language("fr")),
            key =>
                Assert.Equal<string>(
                    PlaceholdersOf(Product.Find(key, new Language("fr"))),
                    PlaceholdersOf(Product.Find(key, new Language(language))),
                    StringComparer.Ordinal
                )
        );
    }

    [Fact]
    public void No_text_is_the_same_in_two_languages()
    {
        var same = Product
            .Keys(new Language("fr"))
            .Where(key =>
                Product
                    .Languages.Select(l => Product.Find(key, l))
                    .Distinct(StringComparer.Ordinal)
                    .Count() < 4
            );

        Assert.Equal(SameOnPurpose, same.ToImmutableHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void No_interface_text_of_the_instrument_is_the_same_in_two_languages()
    {
        var instrument = TestData.BuiltInInstrument();

        var same = instrument
            .InterfaceTexts.Where(t =>
                instrument
                    .Languages.Select(l => t.Value[l])
                    .Distinct(StringComparer.Ordinal)
                    .Count() < 4
            )
            .Select(t => t.Key);

        Assert.Equal(SameInInstrumentOnPurpose, same.ToImmutableHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void French_has_no_break_spaces_where_its_typography_wants_them()
    {
        Assert.All(
            Product.Keys(new Language("fr")),
            key =>
                Assert.DoesNotMatch(
                    @"[ \w][:;!?](\s|$)|« | »",
                    Product.Find(key, new Language("fr"))
                )
        );
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_holds_markup_or_straight_quotes(string language)
    {
        Assert.All(
            Product.Keys(new Language(language)),
            key => Assert.DoesNotMatch("[<>\"']", Product.Find(key, new Language(language)))
        );
    }

    [Fact]
    public void A_language_that_the_product_does_not_speak_gets_English()
    {
        Assert.Equal("The questions", Product.Find("questions.title", new Language("pl")));
    }

    private static IEnumerable<string> PlaceholdersOf(string text) =>
        Placeholder().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Placeholder();
}
