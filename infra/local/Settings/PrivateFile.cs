using System.Security.Cryptography;
using System.Text;

namespace SurveyPipeline.Local.Settings;

/// <summary>Files that only their owner can read (mode 0600), written whole or not at all.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file, or puts it in the place of one that stands there.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content) =>
        File.Move(Draft(path, content), path, overwrite: true);

    /// <summary>Writes a file; false where one stands there already.</summary>
    public static bool TryWrite(string path, ReadOnlySpan<byte> content)
    {
        var draft = Draft(path, content);
        using var turn = TurnAt(path);
        try
        {
            // A move that shall not overwrite looks first and then renames: two hosts can look together.
            if (File.Exists(path))
            {
                File.Delete(draft);
                return false;
            }

            File.Move(draft, path);
            return true;
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    /// <summary>Waits until no other process of this machine makes the file.</summary>
    private static Mutex TurnAt(string path)
    {
        var name = Convert.ToHexString(
            SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(path)))
        );
        var turn = new Mutex(initiallyOwned: false, $@"Global\survey-pipeline-{name}");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // A host died at this place; the turn is ours, and its file is whole or not there.
        }

        return turn;
    }

    private static string Draft(string path, ReadOnlySpan<byte> content)
    {
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(draft, options);
        file.Write(content);
        return draft;
    }
}
