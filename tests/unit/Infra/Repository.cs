using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Unit.Infra;

/// <summary>The files of the product.</summary>
internal static class Repository
{
    public static string PathOf(string file) => Path.Combine(Checkout.Find()!, file);

    public static Task<string> ReadAsync(string file) =>
        File.ReadAllTextAsync(PathOf(file), TestContext.Current.CancellationToken);
}
