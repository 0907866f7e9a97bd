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
        try
        {
            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return false;
        }
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
