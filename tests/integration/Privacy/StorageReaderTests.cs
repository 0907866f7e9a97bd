using System.Globalization;
using System.Net;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Privacy;

/// <summary>What somebody who copies all of storage, again and again, learns of one person who is known to have answered.</summary>
public sealed class StorageReaderTests
{
    private const int People = 20;

    // The one they want to know about, by the order of answering.
    private const int Known = 7;

    private static readonly StratumId Admin = new("admin");
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_answers_are_counted_as_they_come_the_counts_show_all_of_them()
    {
        await using var scene = await CanaryScene.StartAsync(CountingTimes.Now);
        var reader = new StorageReader(scene, Admin, readsDisk: false);

        await AttackAsync(scene, reader, isOneByOne: true);

        Assert.Equal(1, reader.ShareKnownFromCounts(Known));
        Assert.All(reader.Changes, added => Assert.Equal(1, added));
    }

    [Fact]
    public async Task Where_answers_are_counted_together_the_counts_show_what_all_of_a_day_agree_on()
    {
        var times = CountingTimes.TryParse("30")!;
        await using var scene = await CanaryScene.StartAsync(times);
        var reader = new StorageReader(scene, Admin, readsDisk: false);
        await Task.Delay(times.WaitFrom(TimeProvider.System.GetUtcNow()), Token);

        await AttackAsync(scene, reader, isOneByOne: false);

        var share = reader.ShareKnownFromCounts(Known);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{share:0.00} of the answers for certain")
        );
        Assert.Equal([People], reader.Changes);
        Assert.Equal(0, share);
    }

    [Fact]
    public async Task From_the_queue_and_its_disk_nobody_reads_an_answer_who_does_not_hold_the_key()
    {
        await using var scene = await CanaryScene.StartAsync(CountingTimes.TryParse("5")!);
        var reader = new StorageReader(scene, Admin, readsDisk: true);

        await AttackAsync(scene, reader, isOneByOne: false);

        Assert.Empty(reader.ReadMessages(Instrument, keys: null));
        // The attack itself works: who holds the key reads everybody.
        Assert.Equal(People, reader.ReadMessages(Instrument, TestData.OpeningKeys).Count);
    }

    /// <summary>Everybody answers, until all are counted; meanwhile storage is copied.</summary>
    /// <param name="scene">The survey.</param>
    /// <param name="reader">Copies its storage.</param>
    /// <param name="isOneByOne">Whether each waits until the one before is counted and copied.</param>
    private static async Task AttackAsync(CanaryScene scene, StorageReader reader, bool isOneByOne)
    {
        using var end = new CancellationTokenSource();
        var copying = reader.CopyUntilAsync(end.Token, Token);
        if (isOneByOne)
        {
            for (var number = 0; number < People; number++)
            {
                await AnswerAsync(scene, number);
                await CopiedAsync(reader, number + 1);
            }
        }
        else
        {
            await Task.WhenAll(Enumerable.Range(0, People).Select(n => AnswerAsync(scene, n)));
            await CopiedAsync(reader, People);
        }

        await end.CancelAsync();
        await copying;
    }

    private static Task CopiedAsync(StorageReader reader, int people) =>
        Eventually.HappensAsync("they are counted", () => reader.Counted == people, Token);

    private static async Task AnswerAsync(CanaryScene scene, int number)
    {
        var browser = new RespondentBrowser(scene.Host.Client, Instrument);
        var page = await browser.OpenAsync(Admin, Token);
        var choices = TestData.Submission(Instrument, Admin, new Random(number)).Choices;
        using var sent = await browser.SendInTimeAsync(
            page,
            [
                .. Instrument
                    .CountedItems(Admin)
                    .SelectMany(
                        (item, i) =>
                            choices[i].Select(c => (item.Id.Value, item.Categories[c].Code))
                    ),
            ],
            Token
        );
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }
}
