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
    public void Whoever_did_not_choose_the_other_options_chose_this_one()
    {
        // 10 people chose something, and at most 8 of them the second option, at most 4 the first.
        var links = Links(10, optOut: new(0, 0), new(0, 4), new(0, 8));

        Assert.Equal([2, 3, 4], links.PossibleCounts()[0].Order());
        Assert.Equal([6, 7, 8], links.PossibleCounts()[1].Order());
    }

    [Fact]
    public void Whoever_cannot_have_chosen_an_option_opted_out()
    {
        // At most 3 + 3 people chose an option.
        var links = Links(10, optOut: new(0, 10), new(0, 3), new(0, 3));

        Assert.Equal([4, 5, 6, 7, 8, 9, 10], links.PossibleCounts()[^1].Order());
    }

    [Fact]
    public void Enough_people_did_not_opt_out_to_have_made_all_choices()
    {
        // 2 + 2 choices or more, one for each person, leave at most 2 of 6 people.
        var links = Links(6, optOut: new(0, 6), new(2, 5), new(2, 5)) with
        {
            MaxChoices = 1,
        };

        Assert.Equal([0, 1, 2], links.PossibleCounts()[^1].Order());
    }

    [Fact]
    public void Enough_people_did_not_opt_out_to_have_chosen_each_option()
    {
        // 3 people or more chose the first option, which leaves at most 3 of 6.
        var links = Links(6, optOut: new(0, 6), new(3, 5), new(0, 5));

        Assert.Equal([0, 1, 2, 3], links.PossibleCounts()[^1].Order());
    }

    [Fact]
    public void One_option_of_one_value_is_one_too_many_whatever_the_others_keep()
    {
        var links = Links(20, optOut: new(0, 4), new(5, 19), new(12, 12));

        Assert.Equal([15, 5, 1], links.PossibleCounts().Select(v => v.Count).OrderDescending());
        Assert.False(links.KeepEnoughValues);
    }

    [Fact]
    public void So_is_an_exclusive_option_of_one_value()
    {
        var links = Links(20, optOut: new(0, 4), new(5, 9), new(5, 9)) with
        {
            Exclusive = new CountRange(3, 3),
        };

        Assert.Equal([5, 5, 1, 5], links.PossibleCounts().Select(v => v.Count));
        Assert.False(links.KeepEnoughValues);
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

    private static ChoiceLinks Links(int n, CountRange optOut, params CountRange[] options) =>
        new()
        {
            N = n,
            Options = [.. options],
            Exclusive = null,
            OptOut = optOut,
            MaxChoices = null,
        };

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
