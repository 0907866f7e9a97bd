using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Disclosure;

public sealed class ChoiceLinksTests
{
    [Fact]
    public void Six_six_and_six_of_twelve_pin_an_option_its_exclusive_neighbour_and_the_opt_out()
    {
        // Everyone is in exactly one of the three, and twice the lowest count, 4, leaves 4 for the third.
        var item = TestData.MultiItem("multi", ["o1", "none", "na"], exclusive: "none");
        var links = ChoiceLinks.Of(item, 12, [new(4, 8), new(4, 8), new(4, 8)]);

        var tight = links with { Options = [new(4, 4)] };

        Assert.All(links.PossibleCounts(), values => Assert.Equal([4], values.Order()));
        Assert.False(tight.KeepEnoughValues);
    }

    [Fact]
    public void At_most_two_choices_bound_the_third_option()
    {
        // 10 people make 10 to 20 choices, and 16 of them are of the last two options.
        var item = TestData.MultiItem("multi", ["o1", "o2", "o3", "na"], maxChoices: 2);

        var links = ChoiceLinks.Of(item, 10, [new(0, 9), new(8, 8), new(8, 8), new(0, 0)]);

        Assert.Equal([0, 1, 2, 3, 4], links.PossibleCounts()[0].Order());
    }

    [Fact]
    public void The_exclusive_option_comes_after_the_others_wherever_it_is_declared()
    {
        var item = TestData.MultiItem("multi", ["none", "o1", "na"], exclusive: "none");

        var links = ChoiceLinks.Of(item, 12, [new(1, 1), new(2, 2), new(3, 3)]);

        Assert.Equal(new CountRange(1, 1), links.Exclusive);
        Assert.Equal<CountRange>([new(2, 2)], links.Options);
        Assert.Equal(new CountRange(3, 3), links.OptOut);
    }

    [Theory]
    [InlineData(3, 2, 1)]
    [InlineData(3, 2, 2)]
    [InlineData(3, 3, 1)]
    [InlineData(3, 3, 2)]
    [InlineData(3, 3, 3)]
    [InlineData(4, 2, 1)]
    [InlineData(4, 2, 2)]
    [InlineData(4, 3, 1)]
    [InlineData(4, 3, 2)]
    [InlineData(4, 3, 3)]
    public void The_counts_that_meet_the_links_are_those_of_some_respondents(
        int n,
        int options,
        int most
    )
    {
        var dealt = DealtCounts(n, options, most).ToHashSet(StringComparer.Ordinal);
        var linked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var counts in Tuples(n, options + 2))
        {
            var ranges = counts.Select(c => new CountRange(c, c)).ToArray();
            var links = new ChoiceLinks
            {
                N = n,
                Options = [.. ranges[..options]],
                Exclusive = ranges[options],
                OptOut = ranges[options + 1],
                MaxChoices = most,
            };
            if (links.PossibleCounts().All(values => values.Count > 0))
            {
                linked.Add(string.Join(',', counts));
            }
        }

        Assert.Equal(dealt.Order(StringComparer.Ordinal), linked.Order(StringComparer.Ordinal));
    }

    /// <summary>The counts (options, exclusive, opt-out) of every way in which n people may answer.</summary>
    private static IEnumerable<string> DealtCounts(int n, int options, int most)
    {
        var answers = Enumerable
            .Range(1, (1 << options) - 1)
            .Where(set => int.PopCount(set) <= most)
            .Select(set => Enumerable.Range(0, options).Where(j => (set >> j & 1) == 1).ToArray())
            .Append([options])
            .Append([options + 1])
            .ToArray();
        foreach (var people in Tuples(answers.Length - 1, n))
        {
            var counts = new int[options + 2];
            foreach (var category in people.SelectMany(person => answers[person]))
            {
                counts[category]++;
            }

            yield return string.Join(',', counts);
        }
    }

    private static IEnumerable<ImmutableArray<int>> Tuples(int highest, int length) =>
        length == 0
            ?
            [
                [],
            ]
            : Tuples(highest, length - 1)
                .SelectMany(head => Enumerable.Range(0, highest + 1).Select(v => head.Add(v)));
}
