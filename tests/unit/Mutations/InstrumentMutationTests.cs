using System.Text;
using System.Text.Json.Nodes;
using SurveyPipeline.Instruments.Reading;

namespace SurveyPipeline.Tests.Unit.Mutations;

public sealed class InstrumentMutationTests
{
    [Fact]
    public void Whatever_is_taken_for_a_questionnaire_is_one_or_its_problems_are_named()
    {
        var read = MutationRun.Check([Small()], Read);

        Assert.InRange(read, TestOptions.Mutations / 100, TestOptions.Mutations);
    }

    [Fact]
    public void The_small_questionnaire_is_sound()
    {
        Assert.Empty(InstrumentReader.Read(Small()).Problems);
    }

    private static bool Read(byte[] input)
    {
        var reading = InstrumentReader.Read(input);
        if (reading.Instrument is not { } instrument)
        {
            Assert.NotEmpty(reading.Problems);
            return false;
        }

        Assert.Empty(reading.Problems);
        Assert.NotEmpty(instrument.Languages);
        Assert.Contains(instrument.DefaultLanguage, instrument.Languages);
        Assert.Equal(
            instrument.Items.Length,
            instrument.Items.Select(i => i.Id).Distinct().Count()
        );
        Assert.All(
            instrument.StratumOfOption.Values,
            s => Assert.NotNull(instrument.FindStratum(s))
        );
        Assert.All(
            instrument.AllCountedItems,
            i => Assert.Equal(i.Categories.Length - 1, i.OptOutIndex)
        );
        Assert.All(
            instrument.Items,
            i =>
                Assert.DoesNotContain(
                    i.Id.Value,
                    c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'
                )
        );
        Assert.All(instrument.Version, c => Assert.True(char.IsAsciiDigit(c) || c is '.'));
        Assert.Equal(instrument.Id, InstrumentReader.Read(input).Instrument?.Id);
        return true;
    }

    // One language: most of a big file is text, in which little can break.
    private static byte[] Small()
    {
        var root = JsonNode.Parse(BuiltInInstrument.Json.AsSpan())!.AsObject();
        KeepOneLanguage(root);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void KeepOneLanguage(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var one in list)
            {
                KeepOneLanguage(one);
            }
        }

        if (node is not JsonObject parent)
        {
            return;
        }

        if (parent["languages"] is JsonArray)
        {
            parent["languages"] = new JsonArray("fr");
            parent["defaultLanguage"] = "fr";
        }

        foreach (var language in (string[])["nl", "de", "en"])
        {
            if (parent.ContainsKey("fr"))
            {
                parent.Remove(language);
            }
        }

        foreach (var (_, child) in parent)
        {
            KeepOneLanguage(child);
        }
    }
}
