namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>Tries every small table and every draw (section 8, attack 4).</summary>
public sealed class ExhaustiveAttackTests(ITestOutputHelper output)
{
    [Fact]
    public void No_publication_of_a_small_table_makes_a_reader_certain()
    {
        var attack = new ExhaustiveAttack();

        foreach (var (categories, first, last, lastWithInsiders) in Plan)
        {
            for (var n = first; n <= last; n++)
            {
                attack.Run(categories, n, isScale: false, withInsiders: n <= lastWithInsiders);
            }
        }

        for (var n = 10; n <= 15; n++)
        {
            attack.Run(6, n, isScale: true, withInsiders: true);
        }

        output.WriteLine(
            $"{attack.Tables} tables, {attack.Situations} situations: values {attack.FewestValues}, outside {attack.FewestOutside}"
                + $" and {attack.FewestOutsideAnswered}, to one insider {attack.FewestValuesToOne}, sure {attack.Sure}"
        );
        Assert.Equal(98_560, attack.Tables);
        Assert.Equal(17_041, attack.Situations);
        Assert.True(attack.FewestValues >= 3);
        Assert.True(attack.FewestOutside >= 4);
        Assert.True(attack.FewestOutsideAnswered >= 3);
        Assert.True(attack.FewestValuesToOne >= 2);
        Assert.Equal(0, attack.Sure);
    }

    /// <summary>Categories, and n from, to, and to with insiders.</summary>
    private static IEnumerable<(int Categories, int First, int Last, int LastWithInsiders)> Plan =>
        [(2, 10, 60, 0), (3, 10, 30, 15), (4, 10, 18, 15), (5, 10, 15, 13), (6, 10, 13, 12)];
}
