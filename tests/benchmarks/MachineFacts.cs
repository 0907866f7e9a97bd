using System.Globalization;
using System.Runtime.InteropServices;
using SurveyPipeline.Tests.Benchmarks.Hosting;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>On what the figures were measured.</summary>
internal static class MachineFacts
{
    private const string LoadFile = "/proc/loadavg";
    private const double Gibibyte = 1024 * 1024 * 1024;

    /// <summary>The day, the machine, the runtime and the storage, in one line.</summary>
    public static async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var storage = await StorageAsync(cancellationToken);
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gibibyte;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, {memory:0} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {storage}, data in a temporary folder"
        );
    }

    /// <summary>How much the machine has to do besides: the mean number of runnable threads in the last minute; null where it does not tell.</summary>
    public static string? Load() =>
        File.Exists(LoadFile) ? File.ReadAllText(LoadFile).Split(' ')[0] : null;

    private static async Task<string> StorageAsync(CancellationToken cancellationToken)
    {
        await using var scene = await StorageScene.StartAsync(cancellationToken);
        var answer = await scene.Clients.Blobs.GetPropertiesAsync(cancellationToken);
        return answer.GetRawResponse().Headers.TryGetValue("Server", out var server)
            ? server
            : "unknown storage";
    }
}
