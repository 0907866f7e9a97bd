namespace SurveyPipeline.Local.Settings;

/// <summary>The project's root folder on this machine.</summary>
internal static class Checkout
{
    private const string Mark = "infra/local/package-lock.json";

    /// <summary>The nearest folder that holds <c>infra/local</c>, upwards from the current folder, then from the program; null where there is none.</summary>
    public static string? Find() =>
        Upwards(Directory.GetCurrentDirectory())
            .Concat(Upwards(AppContext.BaseDirectory))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, Mark)));

    /// <summary>A folder and those above it.</summary>
    public static IEnumerable<string> Upwards(string folder)
    {
        for (var one = new DirectoryInfo(folder); one is not null; one = one.Parent)
        {
            yield return one.FullName;
        }
    }
}

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
