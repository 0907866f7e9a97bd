using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Mutations;

/// <summary>What pages read of the survey, which another app has written.</summary>
public sealed class OpenSurveyMutationTests
{
    private static readonly SeriesRecord Running = new()
    {
        Id = TestData.Series,
        InstrumentSha256 = new string('a', 64),
        Strata = [new("admin"), new("proximity")],
        Threshold = 10,
        Participation = Participation.EveryPeriod,
        PeriodKind = PeriodKind.Month,
        FirstPeriod = TestData.Month("2026-09"),
        Shards = 1,
    };

    private static readonly OpenSurvey Survey = new(
        TestData.OpeningKeys.Sealing,
        [
            new(
                Running,
                [
                    new(
                        new("admin"),
                        TestData.Month("2026-10"),
                        Fate.Released,
                        TestData.Month("2026-09")
                    )
                    {
                        N = 54,
                        Asked = 120,
                    },
                    new(
                        new("proximity"),
                        TestData.Month("2026-10"),
                        Fate.TooFew,
                        TestData.Month("2026-10")
                    ),
                ]
            ),
            new(
                Running with
                {
                    Id = new SeriesId("social-work-digital-pressure@0.9.0"),
                    EndedAt = new DateTimeOffset(2026, 9, 3, 8, 0, 0, TimeSpan.Zero),
                    SupersededBy = TestData.Series,
                    FinalPeriod = TestData.Month("2026-09"),
                    IsErased = true,
                },
                []
            ),
        ]
    );

    [Fact]
    public void What_was_written_is_read()
    {
        var written = StoredOpenSurvey.Write(Survey);

        var read = StoredOpenSurvey.Read(written);

        Assert.Equal(written.ToString(), StoredOpenSurvey.Write(read).ToString());
        Assert.Equal(Survey.Sealing.Id, read.Sealing.Id);
        Assert.Equal(Survey.Series[0].Fates, read.Find(TestData.Series)!.Fates);
        Assert.Equal(
            Survey.Series[1].Record.ToString(),
            read.Find(Survey.Series[1].Record.Id)!.Record.ToString()
        );
    }

    [Theory]
    [InlineData("\"n\": 54,", "")]
    [InlineData("\"n\": 54,", "\"n\": 0,")]
    [InlineData("\"fate\": \"released\"", "\"fate\": \"carried\"")]
    [InlineData("\"fate\": \"tooFew\"", "\"fate\": \"tooFew\", \"n\": 0")]
    [InlineData("\"fate\": \"tooFew\"", "\"fate\": \"released\"")]
    public void A_release_without_its_n_and_an_n_without_a_release_are_refused(
        string written,
        string changed
    )
    {
        var json = StoredOpenSurvey.Write(Survey).ToString();
        Assert.Contains(written, json, StringComparison.Ordinal);

        var other = json.Replace(written, changed, StringComparison.Ordinal);

        Assert.Throws<InvalidDataException>(() =>
            StoredOpenSurvey.Read(BinaryData.FromString(other))
        );
    }

    [Fact]
    public void Whatever_stands_there_is_read_or_refused()
    {
        var read = MutationRun.Check(
            [StoredOpenSurvey.Write(Survey).ToArray()],
            input =>
            {
                try
                {
                    return StoredOpenSurvey.Read(BinaryData.FromBytes(input)).Series.Length < 100;
                }
                catch (InvalidDataException)
                {
                    return false;
                }
            }
        );

        Assert.InRange(read, 1, TestOptions.Mutations);
    }
}
