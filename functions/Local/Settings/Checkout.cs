namespace SurveyPipeline.Functions.Local.Settings;

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
