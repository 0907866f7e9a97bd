using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Tests.Worker.Protocol;

namespace SurveyPipeline.Tests.Worker.Hosting;

/// <summary>A function as the worker describes it to the host.</summary>
/// <param name="Metadata">What the worker says.</param>
/// <param name="Loaded">How its loading ended.</param>
public sealed record WorkerFunction(RpcFunctionMetadata Metadata, StatusResult Loaded)
{
    /// <summary>Its name.</summary>
    public string Name => Metadata.Name;

    /// <summary>Its bindings.</summary>
    public ImmutableArray<JsonElement> Bindings { get; } = [.. Metadata.RawBindings.Select(Parse)];

    /// <summary>Its trigger.</summary>
    public JsonElement Trigger => Bindings.Single(IsTrigger);

    /// <summary>The name of the parameter that takes the trigger.</summary>
    public string Parameter => Trigger.GetProperty("name").GetString()!;

    /// <summary>Trigger and settings in one line, as <see cref="Described"/> makes it.</summary>
    public string Description =>
        Described(
            Name,
            Text("route"),
            Trigger.TryGetProperty("methods", out var methods)
                ? methods.EnumerateArray().Select(m => m.GetString()!)
                : [],
            Text("authLevel"),
            Text("queueName"),
            Text("schedule")
        );

    /// <summary>A function in one line, for comparisons.</summary>
    public static string Described(
        string name,
        string? route,
        IEnumerable<string> methods,
        string? level,
        string? queue,
        string? schedule
    ) => $"{name} route={route} {string.Join(',', methods)} {level} queue={queue} at={schedule}";

    private static JsonElement Parse(string binding)
    {
        using var json = JsonDocument.Parse(binding);
        return json.RootElement.Clone();
    }

    private static bool IsTrigger(JsonElement binding) =>
        binding
            .GetProperty("type")
            .GetString()!
            .EndsWith("Trigger", StringComparison.OrdinalIgnoreCase);

    private string? Text(string name) =>
        Trigger.TryGetProperty(name, out var value) ? value.GetString() : null;
}
