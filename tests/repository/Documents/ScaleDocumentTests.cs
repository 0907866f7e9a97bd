using SurveyPipeline.Tests.Fixtures;
using System.Globalization;

namespace SurveyPipeline.Tests.Repository.Documents;

/// <summary>The cost table of <c>docs/scale.md</c> is what its own inputs and formulas give.</summary>
public sealed class ScaleDocumentTests
{
    private const double OperationsOfPrice = 10_000;
    private const double BytesOfGigabyte = 1e9;

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    [InlineData(10_000_000)]
    public async Task The_cost_of_responses_follows_from_the_inputs(int responses)
    {
        var lines = (await RepositoryFiles.ReadAsync("docs/scale.md", TestContext.Current.CancellationToken)).Split('\n');
        var inputs = lines
            .Select(CellsOf)
            .Where(c => c is [['`', ..], _, _, _])
            .ToDictionary(c => c[0].Trim('`'), c => Number(c[1]), StringComparer.Ordinal);

        var row = Assert.Single(
            lines.Select(CellsOf),
            c => string.Equals(c[0], Whole(responses), StringComparison.Ordinal)
        );

        Assert.Equal(
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
            ],
            row
        );

        double Operations(string way) =>
            inputs[$"queue-{way}"] + inputs[$"table-{way}"] + inputs["purge"];

        double Price(string way) =>
            (
                (inputs[$"queue-{way}"] * inputs["queue-price"])
                + ((inputs[$"table-{way}"] + inputs["purge"]) * inputs["table-price"])
            ) / OperationsOfPrice;
    }

    private static string[] CellsOf(string line) =>
        line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static string Whole(double number) =>
        number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Money(double number) =>
        number.ToString("0.00", CultureInfo.InvariantCulture);
}
