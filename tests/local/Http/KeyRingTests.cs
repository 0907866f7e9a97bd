using SurveyPipeline.Local.Http;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Local.Http;

public sealed class KeyRingTests
{
    private const string FileName = "function-keys.json";

    [Fact]
    public void Keys_are_made_once_and_kept()
    {
        using var folder = new TemporaryFolder();

        var first = new KeyRing(folder.File("data")).Keys;
        var second = new KeyRing(folder.File("data")).Keys;

        Assert.Equal(first, second);
        Assert.NotEqual(first.Host, first.Master, StringComparer.Ordinal);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", first.Host);
        Assert.NotEqual(first.Operators, first.Master, StringComparer.Ordinal);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", first.Master);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", first.Operators);
    }

    [Fact]
    public void Only_the_owner_can_read_the_file_and_its_new_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such mode.");
            return;
        }
        using var folder = new TemporaryFolder();

        _ = new KeyRing(folder.File("data")).Keys;

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(folder.File("data/" + FileName))
        );
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(folder.File("data"))
        );
    }

    [Fact]
    public void Keys_rotated_elsewhere_are_in_force_at_once()
    {
        using var folder = new TemporaryFolder();
        var running = new KeyRing(folder.Path);
        var before = running.Keys;

        var rotated = new KeyRing(folder.Path).Rotate();

        Assert.NotEqual(before, rotated);
        Assert.Equal(rotated, running.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"master":"","host":""}""")]
    [InlineData("""{"master":"a","host":"b"}""")]
    public void A_file_that_is_not_what_was_written_stops_the_start(string content)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(FileName, content);

        var exception = Assert.Throws<LocalHostException>(() => new KeyRing(folder.Path).Keys);

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("delete the file", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_folder_keys_last_as_long_as_the_ring()
    {
        var ring = new KeyRing(null);

        Assert.Equal(ring.Keys, ring.Keys);
        Assert.NotEqual(ring.Keys, new KeyRing(null).Keys);
    }

    [Fact]
    public void Keys_do_not_write_themselves_out()
    {
        Assert.Equal("FunctionKeys", FunctionKeys.Generate().ToString());
    }
}
