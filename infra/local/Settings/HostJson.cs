using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace SurveyPipeline.Local.Settings;

/// <summary><c>host.json</c>, which both runtimes read; settings named <c>AzureFunctionsJobHost__…</c> win over it.</summary>
internal sealed class HostJson
{
    private const string OverrideSection = "AzureFunctionsJobHost";

    private readonly IConfigurationRoot content;

    private HostJson(IConfigurationRoot content)
    {
        this.content = content;
    }

    /// <summary>The prefix of every route. Default: <c>api</c>.</summary>
    public string RoutePrefix => content["extensions:http:routePrefix"] ?? "api";

    /// <summary>The levels of logging by category.</summary>
    public IConfigurationSection Logging => content.GetSection("logging");

    /// <summary>How queues are read.</summary>
    /// <exception cref="LocalHostException">A value is out of its range.</exception>
    public QueueSettings Queues
    {
        get
        {
            var batchSize = Whole("batchSize", 16, 1, 32);
            return new QueueSettings
            {
                BatchSize = batchSize,
                NewBatchThreshold = Whole("newBatchThreshold", batchSize / 2, 0, 1_000),
                MaxDequeueCount = Whole("maxDequeueCount", 5, 1, int.MaxValue),
                MaxPollingInterval = Span(
                    "maxPollingInterval",
                    TimeSpan.FromMinutes(1),
                    QueueSettings.MinPollingInterval
                ),
                VisibilityTimeout = Span("visibilityTimeout", TimeSpan.Zero, TimeSpan.Zero),
                Base64 = IsBase64(),
            };
        }
    }

    /// <summary>Reads the file of this folder.</summary>
    /// <exception cref="LocalHostException">It is missing or is not JSON.</exception>
    public static HostJson Read(string folder, IConfiguration settings)
    {
        var path = Path.Combine(folder, "host.json");
        try
        {
            return new HostJson(
                new ConfigurationBuilder()
                    .AddJsonFile(path, optional: false)
                    .AddInMemoryCollection(
                        settings.GetSection(OverrideSection).AsEnumerable(makePathsRelative: true)
                    )
                    .Build()
            );
        }
        catch (Exception exception)
            when (exception is FileNotFoundException or InvalidDataException)
        {
            throw new LocalHostException(
                $"{path} is missing or is not JSON: build the project again.",
                exception
            );
        }
    }

    private int Whole(string key, int fallback, int least, int most) =>
        Value(key) is not { } text ? fallback
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
        : throw Wrong(key, text, $"a whole number from {least} to {most}");

    private TimeSpan Span(string key, TimeSpan fallback, TimeSpan least) =>
        Value(key) is not { } text ? fallback
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
        && span >= least
        && span <= QueueSettings.MaxVisibility
            ? span
        : throw Wrong(
            key,
            text,
            $"a time like 00:00:02, from {least:c} to {QueueSettings.MaxVisibility:c}"
        );

    private bool IsBase64() =>
        Value("messageEncoding")?.ToLowerInvariant() switch
        {
            null or "base64" => true,
            "none" => false,
            var other => throw Wrong("messageEncoding", other, "base64 or none"),
        };

    private string? Value(string key) => content[$"extensions:queues:{key}"];

    private static LocalHostException Wrong(string key, string value, string allowed) =>
        new($"host.json: extensions.queues.{key} is '{value}'; it must be {allowed}.");
}

/// <summary>How queues are read: <c>extensions.queues</c> of <c>host.json</c>.</summary>
internal sealed record QueueSettings
{
    /// <summary>The first wait after an empty poll.</summary>
    public static readonly TimeSpan MinPollingInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest that the service hides a message.</summary>
    public static readonly TimeSpan MaxVisibility = TimeSpan.FromDays(7);

    /// <summary>Messages received at once, 1 to 32.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The next batch is received once no more than this many messages are running.</summary>
    public required int NewBatchThreshold { get; init; }

    /// <summary>How often a message is tried before it goes to the poison queue.</summary>
    public required int MaxDequeueCount { get; init; }

    /// <summary>The longest wait between two polls of an empty queue.</summary>
    public required TimeSpan MaxPollingInterval { get; init; }

    /// <summary>How long a message that failed waits for its next try.</summary>
    public required TimeSpan VisibilityTimeout { get; init; }

    /// <summary>Whether message texts are base64.</summary>
    public required bool Base64 { get; init; }
}
