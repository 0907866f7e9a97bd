using SurveyPipeline.Local.Host;

namespace SurveyPipeline.Local.Commands;

/// <summary>Tells the person at the terminal where everything is.</summary>
public static class Announcement
{
    /// <summary>Prints the links of respondents, organisers and operators, the keys, and where data lies.</summary>
    public static void Write(LocalSite site, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("The survey is running. Ctrl+C stops it.");
        output.WriteLine();
        output.WriteLine($"  Respondents   {site.BaseAddress}");
        output.WriteLine($"  Organisers    {site.BaseAddress}reports?code={site.Keys.Host}");
        output.WriteLine(
            $"  Operators     {site.BaseAddress}operations/status?code={site.Keys.Master}"
        );
        output.WriteLine($"  Operator key  {site.Keys.Master}");
        output.WriteLine($"  Data          {site.DataLocation}");
        output.WriteLine();
    }
}
