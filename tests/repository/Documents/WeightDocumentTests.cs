using System.Globalization;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Documents;

/// <summary>The figures of <c>docs/weight.md</c> that are ours: the heaviest language and group, in whole kilobytes of 1,000 bytes.</summary>
public sealed class WeightDocumentTests
{
    private const string Ours = "| **this product** |";

    [Fact]
    public async Task The_page_on_weight_shows_what_a_browser_downloads()
    {
        var instrument = TestData.BuiltInInstrument();
        var start = 0;
        var journey = 0;
        foreach (var language in instrument.Languages)
        {
            foreach (var group in instrument.StratumOfOption.Keys)
            {
                var pages = await PageWeight.OfJourneyAsync(language, group, "gzip");
                start = Math.Max(start, pages["start"]);
                journey = Math.Max(journey, pages.Values.Sum());
            }
        }

        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{Ours} **{Kilobytes(start)} KB** | {Kilobytes(journey)} KB |"
        );
        await GeneratedText.CheckAsync(
            "docs/weight.md",
            text => GeneratedText.WithLine(text, Ours, line)
        );
    }

    private static int Kilobytes(int bytes) => (bytes + 999) / 1000;
}
