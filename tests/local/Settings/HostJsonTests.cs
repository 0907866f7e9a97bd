using Microsoft.Extensions.Configuration;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Tests.Local.Settings;

public sealed class HostJsonTests
{
    [Fact]
    public void The_file_of_the_project_is_read()
    {
        var hostJson = HostJson.Read(AppContext.BaseDirectory, new ConfigurationManager());

        Assert.Equal(
            new QueueSettings
            {
                BatchSize = 32,
                NewBatchThreshold = 96,
                MaxDequeueCount = 30_000,
                MaxPollingInterval = TimeSpan.FromSeconds(2),
                VisibilityTimeout = TimeSpan.FromMinutes(1),
                Base64 = false,
            },
            hostJson.Queues
        );
        Assert.Equal("Warning", hostJson.Logging["logLevel:Microsoft"]);
    }

    [Fact]
    public void A_message_that_fails_is_tried_again_for_as_long_as_it_lives()
    {
        var queues = HostJson.Read(AppContext.BaseDirectory, new ConfigurationManager()).Queues;

        Assert.True(
            queues.MaxDequeueCount * queues.VisibilityTimeout > ResponseQueue.TimeToLive,
            $"{queues.MaxDequeueCount} tries, each after {queues.VisibilityTimeout}"
        );
    }

    [Fact]
    public void What_it_does_not_say_is_as_in_the_genuine_host()
    {
        using var folder = new TemporaryFolder();
        folder.Write("host.json", """{ "version": "2.0" }""");

        var hostJson = HostJson.Read(folder.Path, new ConfigurationManager());

        Assert.Equal("api", hostJson.RoutePrefix);
        Assert.Equal(
            new QueueSettings
            {
                BatchSize = 16,
                NewBatchThreshold = 8,
                MaxDequeueCount = 5,
                MaxPollingInterval = TimeSpan.FromMinutes(1),
                VisibilityTimeout = TimeSpan.Zero,
                Base64 = true,
            },
            hostJson.Queues
        );
    }

    [Fact]
    public void A_setting_wins_over_it()
    {
        var settings = new ConfigurationManager
        {
            ["AzureFunctionsJobHost:extensions:queues:batchSize"] = "1",
            ["AzureFunctionsJobHost:extensions:queues:messageEncoding"] = "base64",
        };

        var queues = HostJson.Read(AppContext.BaseDirectory, settings).Queues;

        Assert.Equal(1, queues.BatchSize);
        Assert.Equal(96, queues.NewBatchThreshold);
        Assert.True(queues.Base64);
    }

    [Theory]
    [InlineData("batchSize", "0", "from 1 to 32")]
    [InlineData("batchSize", "33", "from 1 to 32")]
    [InlineData("batchSize", "many", "a whole number")]
    [InlineData("newBatchThreshold", "-1", "from 0")]
    [InlineData("maxDequeueCount", "0", "from 1")]
    [InlineData("maxPollingInterval", "00:00:00", "from 00:00:00.1")]
    [InlineData("visibilityTimeout", "8.00:00:00", "to 7.00:00:00")]
    [InlineData("visibilityTimeout", "soon", "a time like")]
    [InlineData("messageEncoding", "utf8", "base64 or none")]
    public void A_wrong_value_is_told_with_its_name_and_what_is_allowed(
        string key,
        string value,
        string allowed
    )
    {
        var settings = new ConfigurationManager
        {
            [$"AzureFunctionsJobHost:extensions:queues:{key}"] = value,
        };

        var exception = Assert.Throws<LocalHostException>(() =>
            HostJson.Read(AppContext.BaseDirectory, settings).Queues
        );

        Assert.Contains(
            $"extensions.queues.{key} is '{value}'",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(allowed, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    public void A_missing_or_broken_file_is_told_with_its_path(string? content)
    {
        using var folder = new TemporaryFolder();
        if (content is not null)
        {
            folder.Write("host.json", content);
        }

        var exception = Assert.Throws<LocalHostException>(() =>
            HostJson.Read(folder.Path, new ConfigurationManager())
        );

        Assert.Contains(folder.File("host.json"), exception.Message, StringComparison.Ordinal);
    }
}
