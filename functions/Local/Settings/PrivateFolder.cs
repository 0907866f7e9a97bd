namespace SurveyPipeline.Functions.Local.Settings;

/// <summary>Folders that other people of the machine can't look into.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes the folder with the mode 0700; one that exists stays as it is.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        Directory.CreateDirectory(
            path,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
    }
}
