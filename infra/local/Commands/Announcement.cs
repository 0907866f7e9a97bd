using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Local.Commands;

/// <summary>Tells the person at the terminal what runs and where everything is.</summary>
public static class Announcement
{
    /// <summary>Prints the links of respondents, organisers and operators, the keys, where data lies, and what survey this is: a real one cannot
    /// be made a trial any more.</summary>
    public static void Write(IServiceProvider services, TextWriter output)
    {
        var site = services.GetRequiredService<LocalSite>();
        var survey = services.GetRequiredService<Survey>();
        var (instrument, series) = (survey.Instrument, survey.Series);
        output.WriteLine();
        output.WriteLine("The survey is running. Ctrl+C stops it.");
        output.WriteLine();
        output.WriteLine(
            series.Id.IsTrial
                ? "  Survey        TRIAL: not for respondents; Survey__Trial=false begins the real series"
                : "  Survey        REAL: this series stays real; Survey__Trial=true begins a trial beside it"
        );
        output.WriteLine($"  Series        {series.Id}");
        output.WriteLine(
            $"  Questionnaire {instrument.SentencesIn(instrument.DefaultLanguage)["site.title"]} ({survey.Options.Instrument ?? "the built-in one"})"
        );
        output.WriteLine(
            $"  Reports       one for each {series.PeriodKind.ToString().ToLowerInvariant()}, from {series.FirstPeriod} on"
        );
        output.WriteLine(
            $"  Counting      {Describe(services.GetRequiredService<CountingTimes>())}"
        );
        output.WriteLine();
        output.WriteLine($"  Respondents   {site.BaseAddress}");
        output.WriteLine($"  Organisers    {site.BaseAddress}reports?code={site.Keys.Host}");
        output.WriteLine(
            $"  Operators     curl -H \"{OperatorsKey.Header}: KEY\" {site.BaseAddress}operations/status"
        );
        output.WriteLine($"  Operator key  {site.Keys.Operators}");
        output.WriteLine($"  Data          {site.DataLocation}");
        output.WriteLine();
    }

    private static string Describe(CountingTimes times) =>
        times switch
        {
            { AreAlways: true } => "answers are counted as they come, in a trial only",
            _ when times == CountingTimes.Day =>
                "answers are counted together, every day at 23:30 UTC",
            _ when times == CountingTimes.Hour =>
                "answers are counted together, every hour at minute 50",
            _ when times == CountingTimes.Week =>
                "answers are counted together, every Sunday at 23:30 UTC",
            _ => $"answers are counted together, every {times.Code} seconds",
        };
}
