using System.Collections;

namespace SurveyPipeline.Functions.Local.Settings;

/// <summary>Recognises the genuine Functions host, so that the local host is never deployed by mistake.</summary>
internal static class GenuineHost
{
    /// <summary>Set by App Service and Functions in Azure (the first three), and by the Functions host for its worker (the others).</summary>
    private static readonly string[] Marks =
    [
        "WEBSITE_INSTANCE_ID",
        "WEBSITE_SITE_NAME",
        "FUNCTIONS_EXTENSION_VERSION",
        "FUNCTIONS_WORKER_DIRECTORY",
        "FUNCTIONS_APPLICATION_DIRECTORY",
    ];

    /// <exception cref="LocalHostException">The genuine host's environment is present.</exception>
    public static void Refuse(IDictionary environment)
    {
        if (Array.Find(Marks, environment.Contains) is { } mark)
        {
            throw new LocalHostException(
                $"The environment variable {mark} says that this runs under the genuine Functions host, where the embedded local host has no place: build with -p:FunctionsRuntime=Azure."
            );
        }
    }
}
