using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Unit.Instruments;

/// <summary>A series lives as long as its reports, and is closed and published by whatever version of the program runs then.</summary>
public sealed class ShippedQuestionnaireTests
{
    private static readonly string Folder = Path.Combine(
        Checkout.Find()!,
        "tests",
        "instruments",
        "shipped"
    );

    [Fact]
    public void Every_questionnaire_that_was_ever_shipped_can_be_read()
    {
        Assert.All(
            Directory.GetFiles(Folder, "*.json"),
            file =>
            {
                var reading = InstrumentReader.Read(File.ReadAllBytes(file));

                Assert.Empty(reading.Problems);
                Assert.Equal(
                    Path.GetFileNameWithoutExtension(file),
                    $"{reading.Instrument!.Id}@{reading.Instrument.Version}"
                );
            }
        );
    }

    [Fact]
    public void The_built_in_one_is_among_them_byte_for_byte()
    {
        var builtIn = BuiltInInstrument.Read();

        Assert.True(
            BuiltInInstrument
                .Json.AsSpan()
                .SequenceEqual(
                    File.ReadAllBytes(Path.Combine(Folder, $"{builtIn.Id}@{builtIn.Version}.json"))
                ),
            "The questionnaire changed: give it a new version, and put a copy into tests/instruments/shipped."
        );
    }
}
