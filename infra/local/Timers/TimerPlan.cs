using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Timers;

/// <summary>When a timer function runs.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="FullName">Its name in storage.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="RunsOnStartup">Whether it also runs when the host starts.</param>
/// <param name="IsMonitored">Whether its status is stored.</param>
internal sealed record TimerPlan(
    string Name,
    string FullName,
    Schedule Schedule,
    bool RunsOnStartup,
    bool IsMonitored
)
{
    /// <summary>Reads a function's trigger.</summary>
    /// <exception cref="LocalHostException">Its schedule, or the setting that names it, is wrong.</exception>
    public static TimerPlan Of(
        FunctionMethod function,
        IConfiguration configuration,
        TimeProvider time
    )
    {
        var trigger = (TimerTriggerAttribute)function.Trigger;
        var schedule = Schedule.Parse(
            SettingNames.Resolve(configuration, trigger.Schedule),
            function.Name
        );
        var isFast = schedule.IsFasterThanAMinute(time.GetUtcNow().UtcDateTime);
        return new TimerPlan(
            function.Name,
            function.FullName,
            schedule,
            trigger.RunOnStartup,
            trigger.UseMonitor && !isFast
        );
    }
}
