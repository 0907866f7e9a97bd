using System.Globalization;

namespace SurveyPipeline.Tests.Repository.Documents;

/// <summary>The cost table of <c>docs/scale.md</c> is what its own inputs and formulas give.</summary>
public sealed class ScaleDocumentTests
{
    private const double OperationsOfPrice = 10_000;
    private const double BytesOfGigabyte = 1e9;

    [Fact]
    public Task The_cost_of_responses_follows_from_the_inputs() =>
        GeneratedText.CheckAsync(
            "docs/scale.md",
            text =>
                GeneratedText.WithPart(
                    text,
                    "cost",
                    [
                        "| responses a month | operations, all alone | USD | operations, among forty | USD | receipts, USD | polls of one instance, USD |",
                        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
                        .. new[] { 1_000, 100_000, 10_000_000 }.Select(responses =>
                            Row(responses, InputsOf(text))
                        ),
                    ]
                )
        );

    [Fact]
    public void A_million_lone_responses_cost_what_four_million_operations_and_their_purge_cost()
    {
        // 3 queue operations at 0.004 and 1.02 table operations at 0.00036 for 10,000: 1.2 + 0.03672.
        Assert.Equal(
            "| 1,000,000 | 4,020,000 | 1.24 | 93,000 | 0.02 | 0.02 | 0.53 |",
            Row(
                1_000_000,
                new Dictionary<string, double>(StringComparer.Ordinal)
                {
                    ["queue-price"] = 0.004,
                    ["table-price"] = 0.00036,
                    ["data-price"] = 0.045,
                    ["queue-alone"] = 3,
                    ["table-alone"] = 1,
                    ["queue-together"] = 0.055,
                    ["table-together"] = 0.018,
                    ["purge"] = 0.02,
                    ["receipt-bytes"] = 150,
                    ["receipt-months"] = 3,
                    ["polls"] = 1_314_000,
                }
            )
        );
    }

    private static Dictionary<string, double> InputsOf(string text) =>
        text.Split('\n')
            .Select(l => l.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is [['`', ..], _, _, _])
            .ToDictionary(
                cells => cells[0].Trim('`'),
                cells => double.Parse(cells[1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );

    private static string Row(int responses, Dictionary<string, double> inputs)
    {
        string[] cells =
        [
            Whole(responses),
            Whole(responses * Operations("alone")),
            Money(responses * Price("alone")),
            Whole(responses * Operations("together")),
            Money(responses * Price("together")),
            Money(
                responses
                    * inputs["receipt-months"]
                    * inputs["receipt-bytes"]
                    / BytesOfGigabyte
                    * inputs["data-price"]
            ),
            Money(inputs["polls"] * inputs["queue-price"] / OperationsOfPrice),
        ];
        return $"| {string.Join(" | ", cells)} |";

        double Operations(string way) =>
            inputs[$"queue-{way}"] + inputs[$"table-{way}"] + inputs["purge"];

        double Price(string way) =>
            (
                (inputs[$"queue-{way}"] * inputs["queue-price"])
                + ((inputs[$"table-{way}"] + inputs["purge"]) * inputs["table-price"])
            ) / OperationsOfPrice;
    }

    private static string Whole(double number) =>
        number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Money(double number) =>
        number.ToString("0.00", CultureInfo.InvariantCulture);
}
