using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Statistics;
using SurveyPipeline.Tests.Unit.Vectors;

namespace SurveyPipeline.Tests.Unit.Statistics;

/// <summary>Replays the vectors of <c>statistics.md</c>, to a relative or absolute 1e-9.</summary>
public sealed class StatisticsVectorTests
{
    public static TheoryData<string, string> Vectors => VectorFiles.Rows("vectors");

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_is_met(string file, string vector)
    {
        var found = VectorFiles.Find("vectors", file, vector);
        var given = found.GetProperty("input");
        var expected = found.GetProperty("expected");
        var kind = found.GetProperty("kind").GetString();
        Action<JsonElement, JsonElement> check = kind switch
        {
            "describe" => Describe,
            "reverse" => Reverse,
            "wilson" => Wilson,
            "wilsonRounded" => WilsonRounded,
            "mannWhitney" => CompareExact,
            "mannWhitneyRounded" => CompareRounded,
            "holm" => AdjustByHolm,
            "trend" => TrendExact,
            "trendRounded" => TrendRounded,
            "medianClass" => MedianClass,
            "display" => Display,
            "range" => PercentagesOfARange,
            "top" => Top,
            "bands" => Bands,
            "rank" => Rank,
            "headline" => Headline,
            "normalUpperTail" => UpperTail,
            _ => throw new InvalidOperationException($"No vectors of the kind '{kind}' are known."),
        };

        check(given, expected);
    }

    private static void Describe(JsonElement given, JsonElement expected)
    {
        var counts = Counts(given, "counts");
        var first = FirstCode(given);

        Assert.Equal(Whole(expected, "answered"), OrdinalSummary.Answered(counts));
        Close(expected, "mean", OrdinalSummary.Mean(counts, first));
        Close(expected, "sd", OrdinalSummary.StandardDeviation(counts));
        Close(expected, "groupedMedian", OrdinalSummary.GroupedMedian(counts, first));
        var top = OrdinalSummary.Shares(counts)[Scale.TopOf(counts.Length)].Sum();
        Close(expected, expected.TryGetProperty("top", out _) ? "top" : "top2", top);
        CheckTopCodes(given, expected, counts.Length);
        if (expected.TryGetProperty("medianClass", out var median))
        {
            var (lower, upper) = OrdinalSummary.MedianClass(counts);
            Assert.Equal(Whole(median, "lower"), lower + first - 1);
            Assert.Equal(Whole(median, "upper"), upper + first - 1);
        }

        var percent = expected.GetProperty("percent").EnumerateArray().Select(v => v.GetDouble());
        Assert.All(
            percent.Zip(OrdinalSummary.Shares(counts)),
            pair => Close(pair.First, pair.Second * 100)
        );
    }

    private static void Reverse(JsonElement given, JsonElement expected)
    {
        var reversed = OrdinalSummary.Reverse(Counts(given, "counts"));

        Assert.Equal(Counts(expected, "counts"), reversed);
        Close(expected, "mean", OrdinalSummary.Mean(reversed.AsSpan(), FirstCode(given)));
    }

    private static void Wilson(JsonElement given, JsonElement expected)
    {
        var n = Whole(given, "n");
        var share = (double)Whole(given, "successes") / n;

        var interval = WilsonInterval.Of(share, n);

        Close(expected, "share", share);
        Close(expected, "low", interval.Low);
        Close(expected, "high", interval.High);
    }

    private static void WilsonRounded(JsonElement given, JsonElement expected)
    {
        var share = Rounded(given);

        var interval = WilsonInterval.OfRounded(share.Successes, share.Answered, share.Releases);

        Assert.Equal(expected.GetProperty("shown").GetBoolean(), interval is not null);
        if (interval is { } shown)
        {
            Close(expected, "share", share.Share);
            Close(expected, "effectiveN", EffectiveN(share));
            Close(expected, "low", shown.Low);
            Close(expected, "high", shown.High);
        }
    }

    private static void CompareExact(JsonElement given, JsonElement expected)
    {
        var result = MannWhitney.Compare(Counts(given, "counts1"), Counts(given, "counts2"));

        Close(expected, "u1", result.U1);
        Close(expected, "cliffsDelta", result.CliffsDelta);
        Close(expected, "p", Assert.NotNull(result.P));
    }

    private static void CompareRounded(JsonElement given, JsonElement expected)
    {
        var (a, b) = (Counts(given, "counts1"), Counts(given, "counts2"));

        var result = MannWhitney.CompareRounded(
            a,
            Whole(given, "releases1"),
            b,
            Whole(given, "releases2")
        );

        Close(expected, "u1", result.U1);
        Close(expected, "ties", result.Ties);
        Close(expected, "factor", result.Factor);
        Close(expected, "p", RankComparison.Of(a, b).P(result.Factor));
        Assert.Equal(expected.GetProperty("shown").GetBoolean(), result.P is not null);
        if (result.P is { } p)
        {
            Close(expected, "p", p);
        }
    }

    private static void AdjustByHolm(JsonElement given, JsonElement expected)
    {
        var adjusted = Holm.Adjust(Numbers(given, "p"));

        var wanted = Numbers(expected, "adjusted");
        Assert.Equal(wanted.Length, adjusted.Length);
        Assert.All(wanted.Zip(adjusted), pair => Close(pair.First, pair.Second));
    }

    private static void TrendExact(JsonElement given, JsonElement expected)
    {
        var earlier = Exact(given.GetProperty("earlier"));
        var later = Exact(given.GetProperty("later"));

        var trend = Trend.Between(earlier.Share, earlier.N, later.Share, later.N);

        CloseTrend(expected, trend);
    }

    private static void TrendRounded(JsonElement given, JsonElement expected)
    {
        var earlier = Rounded(given.GetProperty("earlier"));
        var later = Rounded(given.GetProperty("later"));

        var trend =
            Trend.Between(earlier, later)
            ?? Trend.Between(earlier.Share, EffectiveN(earlier), later.Share, EffectiveN(later));

        CloseTrend(expected, trend);
        Close(expected, "p", trend.P);
    }

    private static void MedianClass(JsonElement given, JsonElement expected)
    {
        var (lower, upper) = OrdinalSummary.MedianClass(Counts(given, "counts"));

        Assert.Equal(Whole(expected, "lower"), lower);
        Assert.Equal(Whole(expected, "upper"), upper);
    }

    private static void Display(JsonElement given, JsonElement expected)
    {
        var figure = Figure.From(
            Whole(given, "cells"),
            Whole(given, "undistributed"),
            Whole(given, "base")
        );

        CheckFigure(expected, figure);
    }

    private static void PercentagesOfARange(JsonElement given, JsonElement expected)
    {
        var figure = FigureOf(given);

        Assert.Equal(expected.GetProperty("percent").GetBoolean(), figure.Percentages is not null);
        if (figure.Percentages is { } range)
        {
            Assert.Equal(
                expected.GetProperty("form").GetString(),
                JsonNamingPolicy.CamelCase.ConvertName(figure.Form.ToString())
            );
            CloseOrNull(expected, "percentLow", range.Low);
            CloseOrNull(expected, "percentHigh", range.High);
            Close(expected, "bar", range.Full);
            CloseOrNull(expected, "hatchedTo", range.Hatched);
            CloseOrNull(expected, "rank", figure.LowEnd);
        }
    }

    private static void Top(JsonElement given, JsonElement expected)
    {
        var cells = Counts(given, "cells");
        var table = new SummedTable(0, [.. cells], Whole(given, "undistributed"), Releases: 1);
        var top = cells[Scale.TopOf(cells.Length - 1)].Sum();

        CheckTopCodes(given, expected, cells.Length - 1);
        CheckFigure(
            expected,
            table.IsFull
                ? Figure.From(top, 0, table.Answered)
                : Figure.From(top, table.Undistributed, table.Base)
        );
    }

    private static void Bands(JsonElement given, JsonElement expected)
    {
        var counts = Counts(given, "counts");
        var bands = Scale.BandsOf(counts.Length);

        Assert.All(
            expected.GetProperty("bands").EnumerateArray().Zip(bands),
            pair =>
            {
                var (first, length) = pair.Second.GetOffsetAndLength(counts.Length);
                Assert.Equal(Whole(pair.First, "from"), first + FirstCode(given));
                Assert.Equal(Whole(pair.First, "to"), first + length - 1 + FirstCode(given));
                CheckFigure(
                    pair.First,
                    Figure.From(counts[pair.Second].Sum(), 0, OrdinalSummary.Answered(counts))
                );
            }
        );
        Assert.Equal(3, bands.Length);
    }

    private static void Rank(JsonElement given, JsonElement expected)
    {
        var ranked = given
            .GetProperty("figures")
            .EnumerateArray()
            .Select(f =>
                (Id: f.GetProperty("id").GetString(), N: Whole(f, "n"), FigureOf(f).LowEnd)
            )
            .Where(f => f.LowEnd is not null)
            .OrderByDescending(f => f.LowEnd)
            .ThenByDescending(f => f.N)
            .ToList();

        Assert.Equal(
            expected.GetProperty("order").EnumerateArray().Select(v => v.GetString()),
            ranked.Select(f => f.Id)
        );
        Assert.All(
            Numbers(expected, "lowEnds").Zip(ranked),
            pair => Close(pair.First, pair.Second.LowEnd!.Value)
        );
    }

    private static void Headline(JsonElement given, JsonElement expected)
    {
        var (a, b) = (Counts(given, "counts1"), Counts(given, "counts2"));
        var (releasesA, releasesB) = (Whole(given, "releases1"), Whole(given, "releases2"));
        var (first, second) = (TopOf(a, releasesA), TopOf(b, releasesB));
        var result = MannWhitney.CompareRounded(a, releasesA, b, releasesB);
        var differs = result.P is not null && given.GetProperty("adjustedP").GetDouble() < 0.05;

        var headline = HeadlineComparison.Of(
            first,
            second,
            result.CliffsDelta,
            differs,
            given.GetProperty("answerOnce").GetBoolean()
        );

        Close(expected, "share1", first.Share);
        Close(expected, "share2", second.Share);
        Close(expected, "cliffsDelta", result.CliffsDelta);
        Assert.Equal(expected.GetProperty("differs").GetBoolean(), differs);
        Assert.Equal(
            expected.GetProperty("effect").GetString(),
            result.EffectSize.ToString().ToLowerInvariant()
        );
        Assert.Equal(expected.GetProperty("headline").GetBoolean(), headline != 0);
        Assert.Equal(
            expected.GetProperty("first") is { ValueKind: JsonValueKind.Number } higher
                ? higher.GetInt32()
                : null,
            headline switch
            {
                1 => 1,
                -1 => 2,
                _ => (int?)null,
            }
        );
    }

    private static RoundedShare TopOf(int[] counts, int releases) =>
        new(counts[Scale.TopOf(counts.Length)].Sum(), counts.Sum(), releases);

    private static Figure FigureOf(JsonElement given) =>
        Figure.From(
            Whole(given, "cells"),
            Whole(given, "undistributed"),
            Whole(given, "base"),
            Whole(given, "releases")
        );

    private static void CheckTopCodes(JsonElement given, JsonElement expected, int points)
    {
        if (expected.TryGetProperty("topCodes", out var codes))
        {
            Assert.Equal(
                codes.EnumerateArray().Select(c => c.GetInt32()),
                Enumerable.Range(FirstCode(given), points).ToArray()[Scale.TopOf(points)]
            );
        }
    }

    private static void CheckFigure(JsonElement expected, Figure figure)
    {
        var form = expected.GetProperty("form").GetString();
        Assert.Equal(form, JsonNamingPolicy.CamelCase.ConvertName(figure.Form.ToString()));
        Assert.Equal(WholeOrNull(expected, "count"), figure.Count);
        Assert.Equal(WholeOrNull(expected, "low"), figure.Low);
        Assert.Equal(WholeOrNull(expected, "high"), figure.High);
        Assert.Equal(WholeOrNull(expected, "of"), figure.Of);
    }

    /// <summary>The code of the lowest point; 1 for the scales of five points that do not say it.</summary>
    private static int FirstCode(JsonElement given) =>
        given.TryGetProperty("codes", out var codes) ? codes[0].GetInt32() : 1;

    private static void UpperTail(JsonElement given, JsonElement expected)
    {
        var tail = NormalDistribution.UpperTail(given.GetProperty("z").GetDouble());

        var p = expected.GetProperty("p").GetDouble();
        Assert.True(Math.Abs(tail - p) <= 1e-9 * p, $"{tail:R} instead of {p:R}");
    }

    private static void CloseTrend(JsonElement expected, TrendResult trend)
    {
        Close(expected, "difference", trend.Difference);
        Close(expected, "low", trend.Low);
        Close(expected, "high", trend.High);
    }

    private static (double Share, double N) Exact(JsonElement side) =>
        ((double)Whole(side, "successes") / Whole(side, "n"), Whole(side, "n"));

    private static RoundedShare Rounded(JsonElement side) =>
        new(Whole(side, "successes"), Whole(side, "n"), Whole(side, "releases"));

    private static double EffectiveN(RoundedShare share) =>
        WilsonInterval.EffectiveN(share.Successes, share.Answered, share.Releases);

    private static int[] Counts(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())];

    private static ImmutableArray<double> Numbers(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static int Whole(JsonElement element, string name) =>
        element.GetProperty(name).GetInt32();

    private static int? WholeOrNull(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static void Close(JsonElement expected, string name, double actual) =>
        Close(expected.GetProperty(name).GetDouble(), actual);

    private static void CloseOrNull(JsonElement expected, string name, double? actual)
    {
        var value = expected.GetProperty(name);
        Assert.Equal(value.ValueKind == JsonValueKind.Null, actual is null);
        if (actual is { } number)
        {
            Close(value.GetDouble(), number);
        }
    }

    private static void Close(double expected, double actual) =>
        Assert.True(
            Math.Abs(actual - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
            $"{actual:R} instead of {expected:R}"
        );
}
