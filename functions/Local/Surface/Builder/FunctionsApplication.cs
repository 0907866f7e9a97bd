using SurveyPipeline.Functions.Local;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a functions app begins.</summary>
public static class FunctionsApplication
{
    /// <summary>Begins the app with the local host's settings: <c>host.json</c>, <c>local.settings.json</c>, the environment, <c>--port</c>.</summary>
    /// <param name="args">The command line.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
        LocalHost.CreateBuilder(LocalHostOptions.FromCommandLine(args, TextWriter.Null));
}
