using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Local.Settings;

public sealed class OpeningKeyFileTests
{
    private readonly FakeTimeProvider clock = new(new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_key_is_made_once_and_kept()
    {
        using var folder = new TemporaryFolder();

        var first = File(folder).Read().Sealing.Id;

        Assert.Equal(first, File(folder).Read().Sealing.Id);
    }

    [Fact]
    public void Hosts_that_start_together_make_one_key()
    {
        using var folder = new TemporaryFolder();

        var keys = Enumerable
            .Range(0, 32)
            .AsParallel()
            .WithDegreeOfParallelism(16)
            .Select(_ => File(folder).Read().Sealing.Id)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Single(keys);
        Assert.Single(Directory.GetFiles(folder.File("data")));
    }

    [Fact]
    public void Only_the_owner_can_read_the_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such mode.");
            return;
        }

        using var folder = new TemporaryFolder();

        File(folder).Read();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            System.IO.File.GetUnixFileMode(folder.File("data/opening-keys.json"))
        );
    }

    [Fact]
    public void After_a_rotation_answers_are_sealed_for_the_new_key_and_the_old_one_still_opens()
    {
        using var folder = new TemporaryFolder();
        var old = File(folder).Read().Sealing.Id;

        File(folder).Rotate();

        var keys = File(folder).Read();
        Assert.NotEqual(old, keys.Sealing.Id);
        Assert.Equal(old, keys.Find(old).Sealing.Id);
    }

    [Fact]
    public void A_key_that_was_replaced_is_kept_for_six_weeks()
    {
        using var folder = new TemporaryFolder();
        var first = File(folder).Read().Sealing.Id;
        File(folder).Rotate();
        var second = File(folder).Read().Sealing.Id;
        clock.Advance(TimeSpan.FromDays(41));
        File(folder).Rotate();
        Assert.NotNull(File(folder).Read().Find(first));

        clock.Advance(TimeSpan.FromDays(1));
        File(folder).Rotate();

        var keys = File(folder).Read();
        Assert.NotNull(keys.Find(second));
        Assert.ThrowsAny<Exception>(() => keys.Find(first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[{\"key\":\"short\"}]")]
    public void A_file_that_cannot_be_read_stops_the_start_and_stays(string content)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("data"));
        System.IO.File.WriteAllText(folder.File("data/opening-keys.json"), content);

        var error = Assert.Throws<LocalHostException>(() => File(folder).Read());

        Assert.Contains(
            "can't be read: put the file back",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(content, System.IO.File.ReadAllText(folder.File("data/opening-keys.json")));
    }

    private OpeningKeyFile File(TemporaryFolder folder) => new(folder.File("data"), clock);
}
