using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Mutations;

public sealed class ErratumMutationTests
{
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();

    [Fact]
    public void Whatever_an_operator_sends_as_an_erratum_is_read_or_its_problems_are_named()
    {
        var read = MutationRun.Check(
            [
                "{\"fr\":\"La légende.\",\"nl\":\"Het label.\",\"de\":\"Die Legende.\",\"en\":\"The label.\"}"u8.ToArray(),
                "{\"fr\":\"Un\\nDeux\",\"nl\":\"1\",\"de\":\"Zwei \\u00e4\",\"en\":\"3\"}"u8.ToArray(),
            ],
            Read
        );

        Assert.InRange(read, 1, TestOptions.Mutations);
    }

    private static bool Read(byte[] input)
    {
        var read = ErratumTexts.Read(input, Instrument.Languages);

        Assert.Equal(read.Texts is null, !read.Problems.IsEmpty);
        if (read.Texts is not { } texts)
        {
            return false;
        }

        Assert.Equal(Instrument.Languages.ToHashSet(), texts.Keys.ToHashSet());
        Assert.DoesNotContain(texts.Values, t => t.Any(c => char.IsControl(c) && c != '\n'));
        return true;
    }
}
