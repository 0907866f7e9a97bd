using System.Collections.Immutable;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>Two things measured in turn, so that whatever else the machine does meets both alike. Its ratio is the median of the rounds' ratios.</summary>
internal sealed class Comparison
{
    private readonly ImmutableArray<(double Raw, double Ours)> rounds;

    private Comparison(ImmutableArray<(double Raw, double Ours)> rounds) => this.rounds = rounds;

    /// <summary>The product.</summary>
    public Samples Ours => new(rounds.Select(r => r.Ours));

    /// <summary>What it is compared with.</summary>
    public Samples Raw => new(rounds.Select(r => r.Raw));

    /// <summary>The product over what it is compared with, round by round.</summary>
    public Samples Ratio => new(rounds.Select(r => r.Ours / r.Raw));

    /// <summary>Measures both in each round, first the raw.</summary>
    /// <param name="warmUps">Rounds that are thrown away.</param>
    /// <param name="count">Rounds that count.</param>
    /// <param name="raw">Measures what the product is compared with.</param>
    /// <param name="ours">Measures the product.</param>
    public static async Task<Comparison> MeasureAsync(
        int warmUps,
        int count,
        Func<Task<double>> raw,
        Func<Task<double>> ours
    )
    {
        var measured = ImmutableArray.CreateBuilder<(double, double)>();
        for (var round = 0; round < warmUps + count; round++)
        {
            measured.Add((await raw(), await ours()));
        }

        return new Comparison([.. measured.Skip(warmUps)]);
    }

    /// <summary>The line of the table.</summary>
    /// <param name="name">What was measured, with its unit.</param>
    /// <param name="format">The numeric format of both.</param>
    /// <param name="target">What their ratio has to be.</param>
    public TableRow Row(string name, string format, Target target) =>
        new()
        {
            Name = name,
            Ours = Ours.Text(format),
            Raw = Raw.Text(format),
            Ratio = Ratio.Text("0.00"),
            Target = target.Text,
            IsMet = target.IsMet(Ratio.Median),
        };
}
