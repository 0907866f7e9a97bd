namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

public sealed class LinearProgrammeTests
{
    [Fact]
    public void An_unknown_between_two_known_sums_is_bounded_by_their_difference()
    {
        // a + b + c = 10, a + b in 6..8
        var programme = new LinearProgramme(
            3,
            [
                [0, 1, 2],
                [0, 1],
            ]
        );
        programme.Bound(3, 10, 10);
        programme.Bound(4, 6, 8);

        Assert.True(programme.CanLie(2, 2, 2));
        Assert.True(programme.CanLie(2, 4, 4));
        Assert.False(programme.CanLie(2, 0, 1.9));
        Assert.False(programme.CanLie(2, 4.1, 10));
        Assert.True(programme.CanLie(0, 8, 8));
        Assert.False(programme.CanLie(0, 8.1, 20));
    }

    [Fact]
    public void Impossible_bounds_have_no_solution()
    {
        var programme = new LinearProgramme(
            2,
            [
                [0, 1],
            ]
        );
        programme.Bound(0, 0, 3);
        programme.Bound(1, 0, 3);
        programme.Bound(2, 7, 9);

        Assert.False(programme.Solve());
    }

    [Fact]
    public void Ranges_of_random_rows_and_columns_are_those_found_by_enumeration()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            // A table of 2 x 3 unknowns up to 3 with known ranges of rows and columns: its linear bounds are whole numbers.
            int[][] sums =
            [
                [0, 1, 2],
                [3, 4, 5],
                [0, 3],
                [1, 4],
                [2, 5],
            ];
            var bounds = sums.Select(_ => random.Next(0, 6))
                .Select(l => (Low: l, High: l + random.Next(0, 2)))
                .ToArray();
            var programme = new LinearProgramme(6, sums);
            for (var u = 0; u < 6; u++)
            {
                programme.Bound(u, 0, 3);
            }

            for (var i = 0; i < sums.Length; i++)
            {
                programme.Bound(6 + i, bounds[i].Low, bounds[i].High);
            }

            var solutions = Tables()
                .Where(x =>
                    sums.Zip(bounds)
                        .All(p =>
                            p.First.Sum(u => x[u]) >= p.Second.Low
                            && p.First.Sum(u => x[u]) <= p.Second.High
                        )
                )
                .ToArray();

            Assert.Equal(solutions.Length > 0, programme.Solve());
            for (var u = 0; u < 6; u++)
            {
                for (var v = 0; v <= 3; v++)
                {
                    Assert.Equal(solutions.Any(x => x[u] <= v), programme.CanLie(u, 0, v));
                    Assert.Equal(solutions.Any(x => x[u] >= v), programme.CanLie(u, v, 3));
                }
            }
        }
    }

    private static IEnumerable<int[]> Tables() =>
        Enumerable
            .Range(0, 4096)
            .Select(code => Enumerable.Range(0, 6).Select(u => (code >> (2 * u)) & 3).ToArray());
}
