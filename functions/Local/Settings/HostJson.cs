using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace SurveyPipeline.Functions.Local.Settings;

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
                MaxDequeueCount = Whole("maxDequeueCount", 5, 1, 1_000),
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
