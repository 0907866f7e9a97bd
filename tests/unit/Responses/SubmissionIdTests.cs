using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class SubmissionIdTests
{
    private static readonly SeriesId Series = new("digital@1.0.0");
    private static readonly StratumId Admin = new("admin");
    private static readonly byte[] Nonce = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    private static readonly ImmutableArray<ImmutableArray<int>> Choices =
    [
        [1],
        [2, 3],
        [5],
    ];

    [Fact]
    public void The_same_page_sent_again_unchanged_has_the_same_id()
    {
        Assert.Equal(
            SubmissionId.Of(Series, Admin, Nonce, Choices),
            SubmissionId.Of(
                Series,
                Admin,
                [.. Nonce],
                [
                    [1],
                    [2, 3],
                    [5],
                ]
            )
        );
    }

    [Fact]
    public void Another_answer_stratum_series_or_page_gives_another_id()
    {
        SubmissionId[] ids =
        [
            SubmissionId.Of(Series, Admin, Nonce, Choices),
            SubmissionId.Of(
                Series,
                Admin,
                Nonce,
                [
                    [1],
                    [2],
                    [5],
                ]
            ),
            SubmissionId.Of(
                Series,
                Admin,
                Nonce,
                [
                    [1, 2],
                    [3],
                    [5],
                ]
            ),
            SubmissionId.Of(Series, new StratumId("other"), Nonce, Choices),
            SubmissionId.Of(new SeriesId("digital@1.0.1"), Admin, Nonce, Choices),
            SubmissionId.Of(Series, Admin, [.. Nonce.Reverse()], Choices),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void An_id_is_well_formed_and_names_its_shard()
    {
        var shards = Enumerable
            .Range(0, 400)
            .Select(i => SubmissionId.Of(Series, Admin, BitConverter.GetBytes((long)i), Choices))
            .Select(id => (WellFormed: SubmissionId.IsWellFormed(id.Value), Shard: id.Shard(4)))
            .ToList();

        Assert.All(shards, s => Assert.True(s.WellFormed));
        Assert.All(
            Enumerable.Range(0, 4),
            shard => Assert.InRange(shards.Count(s => s.Shard == shard), 60, 140)
        );
        Assert.All(shards, s => Assert.InRange(s.Shard, 0, 3));
    }

    [Fact]
    public void An_id_of_no_page_is_all_chance()
    {
        Assert.Equal("_____________________w", SubmissionId.Random(b => b.Fill(0xff)).Value);
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA", true)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAw", true)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAE", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA/", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA", false)]
    [InlineData("AAAAAAAAAA/AAAAAAAAAAA", false)]
    [InlineData("#####################A", false)]
    public void An_id_has_128_bits_and_no_more(string text, bool expected)
    {
        Assert.Equal(expected, SubmissionId.IsWellFormed(text));
    }
}
