using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;
using SurveyPipeline.Tests.Unit.Vectors;

namespace SurveyPipeline.Tests.Unit.Disclosure;

/// <summary>Replays the vectors of <c>disclosure.md</c>: same draws, same decisions, same cells.</summary>
public sealed class DisclosureVectorTests
{
    public static TheoryData<string, string> Cases => VectorFiles.Rows("cases");

    public static TheoryData<string, string> Draws => VectorFiles.Rows("draws");

    public static TheoryData<string, string> Uniform => VectorFiles.Rows("uniform");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_is_published_exactly_so_and_uses_all_its_draws(string file, string vector)
    {
        var found = VectorFiles.Find("cases", file, vector);
        var campaign = CampaignReader.Read(found);
        var expected = JsonNode.Parse(found.GetProperty("expected").GetRawText());
        var scripted = ScriptOf(found);

        var reports = campaign.Publish(
            scripted ?? (ITableDraws)new DerivedDraws(KeyOf(found)),
            found.GetProperty("k").GetInt32()
        );

        var actual = CampaignJson.Write(
            campaign,
            [.. reports.Select(o => (IReadOnlyList<Outcome>)o)]
        );
        if (found.TryGetProperty("totals", out _))
        {
            actual["allInFull"] = CampaignJson.TotalsInFull(
                campaign,
                [.. reports.Select(o => (IReadOnlyList<Outcome>)o)]
            );
        }

        Assert.True(
            JsonNode.DeepEquals(expected, actual),
            $"expected {expected?.ToJsonString()}\nactual   {actual.ToJsonString()}"
        );
        Assert.Equal(
            scripted is null ? 0 : found.GetProperty("draws").GetArrayLength(),
            scripted?.Used ?? 0
        );
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void A_draw_is_derived_from_the_listed_text(string file, string vector)
    {
        var found = VectorFiles.Find("draws", file, vector);
        var draws = new DerivedDraws(KeyOf(found));
        var table = new TableAttempt(
            new StratumId(found.GetProperty("group").GetString()!),
            found.GetProperty("table").GetString()!,
            [.. found.GetProperty("counts").EnumerateArray().Select(v => v.GetInt32())],
            found.GetProperty("attempt").GetInt32()
        );
        var index = found.GetProperty("index").GetInt32();

        var value = draws.Draw(table, index, found.GetProperty("m").GetInt32());

        Assert.Equal(found.GetProperty("text").GetString(), DerivedDraws.TextOf(table, index, 0));
        Assert.Equal(
            found.GetProperty("hmac").GetString(),
            Convert.ToHexStringLower(draws.Hash(table, index, 0))
        );
        Assert.Equal(found.GetProperty("value").GetInt32(), value);
    }

    [Theory]
    [MemberData(nameof(Uniform))]
    public void A_word_that_would_favour_small_draws_is_rejected(string file, string vector)
    {
        var found = VectorFiles.Find("uniform", file, vector);
        var words = found
            .GetProperty("words")
            .EnumerateArray()
            .Select(w =>
                ulong.Parse(w.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            )
            .ToImmutableArray();
        var used = 0;

        var value = UniformDraw.From(
            found.GetProperty("m").GetInt32(),
            c =>
            {
                used = c + 1;
                return words[c];
            }
        );

        Assert.Equal(found.GetProperty("value").GetInt32(), value);
        Assert.Equal(words.Length, used);
    }

    private static ScriptedDraws? ScriptOf(JsonElement vector) =>
        vector.TryGetProperty("draws", out var draws)
            ? new ScriptedDraws([.. draws.EnumerateArray().Select(d => d.GetInt32())])
            : null;

    private static SeriesSecret KeyOf(JsonElement vector) =>
        new(Convert.FromHexString(vector.GetProperty("key").GetString()!));
}
