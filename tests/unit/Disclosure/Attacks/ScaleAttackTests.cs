namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>The exhaustive attack on scales of other lengths than five points (section 8, attacks 4 and 6).</summary>
public sealed class ScaleAttackTests(ITestOutputHelper output)
{
    /// <summary>Points, and the most answers by default and with <c>SCALES=all</c>.</summary>
    public static TheoryData<int, int, int> Scales =>
        new()
        {
            { 3, 30, 30 },
            { 4, 16, 21 },
            { 6, 11, 15 },
            { 7, 10, 15 },
            { 10, 0, 10 },
            { 11, 0, 10 },
        };

    [Theory]
    [MemberData(nameof(Scales))]
    public void No_publication_of_a_small_table_makes_a_reader_certain(
        int points,
        int most,
        int mostOfAll
    )
    {
        var attack = new ExhaustiveAttack();
        for (var n = 10; n <= (TestOptions.AllScales ? mostOfAll : most); n++)
        {
            attack.Run(points + 1, n, isScale: true, withInsiders: n <= 12);
        }

        output.WriteLine(
            $"{points} points: {attack.Tables} tables, {attack.Situations} situations: values {attack.FewestValues}, outside {attack.FewestOutside} and {attack.FewestOutsideAnswered}, sure {attack.Sure}"
        );
        Assert.True(attack.FewestValues >= 3);
        Assert.True(attack.FewestOutside >= 4);
        Assert.True(attack.FewestOutsideAnswered >= 3);
        Assert.True(attack.FewestValuesToOne >= 2);
        Assert.Equal(0, attack.Sure);
    }

    [Fact]
    public void The_same_attack_breaks_seven_points_rounded_at_odd_places_then_at_even_ones()
    {
        var attack = new ExhaustiveAttack();
        var oddThenEven = new CompatibleTables(8, 12, [0, 2, 4, 6, 1, 3, 5, 7]);

        attack.Run(oddThenEven, 8, isScale: true, withInsiders: true);

        Assert.True(attack.Sure > 0 || attack.FewestOutside < 4);
    }
}
