using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SurveyPipeline.Functions;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Commands;

/// <summary>What commands that work on the storage in use have in common: the app's services, no survey of their own,
/// and storage that fails in one sentence.</summary>
internal static class StorageCommand
{
    /// <summary>Runs work on the composed services.</summary>
    /// <exception cref="LocalHostException">Storage does not answer as it should.</exception>
    public static async Task<int> RunAsync(
        LocalCommandLine line,
        Func<IServiceProvider, Task<int>> work,
        CancellationToken cancellationToken
    )
    {
        await using var local = await LocalServices.StartAsync(
            line.Options,
            builder => Compose(line, builder),
            cancellationToken
        );
        try
        {
            return await work(local.Services);
        }
        catch (Exception error) when (StorageFailure.Is(error, cancellationToken))
        {
            throw new LocalHostException(
                $"The storage that {StorageSettings.DataName(local.Services.GetRequiredService<IConfiguration>())} names cannot be used ({StorageFailure.Reason(error)}): {StorageFailure.Advice(error)}. The command can be run again.",
                error
            );
        }
    }

    // A command opens no survey: every series is one that storage knows.
    private static void Compose(LocalCommandLine line, IHostApplicationBuilder builder)
    {
        line.Compose(builder);
        builder.Services.AddSingleton(s => Composition.Instruments(s, current: null));
    }
}
