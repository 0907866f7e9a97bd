using System.Text.Json;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>How the apps scale: what costs nothing while nobody answers, unless an environment asks for more.</summary>
public sealed class DeployedScaleTests
{
    public static TheoryData<string> Defaults => ["production", "open", "trial"];

    [Theory]
    [MemberData(nameof(Defaults))]
    public async Task Nothing_is_always_ready_and_the_platform_chooses_the_rest(string environment)
    {
        var deployed = await DeployedEnvironment.ReadAsync(environment);

        Assert.All(
            deployed.Apps,
            app =>
            {
                Assert.Empty(Scale(app).GetProperty("alwaysReady").EnumerateArray());
                Assert.Equal(2048, Scale(app).GetProperty("instanceMemoryMB").GetInt32());
                Assert.True(IsUnset(Scale(app), "triggers"));
                Assert.True(IsUnset(Config(app), "siteUpdateStrategy"));
            }
        );
        Assert.All(
            deployed.OfType("Microsoft.Web/serverfarms"),
            plan =>
                Assert.False(
                    plan.GetProperty("properties").GetProperty("zoneRedundant").GetBoolean()
                )
        );
    }

    [Fact]
    public async Task What_is_offered_reaches_the_app_of_the_pages()
    {
        var deployed = await DeployedEnvironment.ReadAsync("busy");
        var app = deployed.App("all");
        var ready = Assert.Single(Scale(app).GetProperty("alwaysReady").EnumerateArray());

        Assert.Equal("http", ready.GetProperty("name").GetString());
        Assert.Equal(2, ready.GetProperty("instanceCount").GetInt32());
        Assert.Equal(4096, Scale(app).GetProperty("instanceMemoryMB").GetInt32());
        Assert.Equal(
            50,
            Scale(app)
                .GetProperty("triggers")
                .GetProperty("http")
                .GetProperty("perInstanceConcurrency")
                .GetInt32()
        );
        Assert.Equal(
            "RollingUpdate",
            Config(app).GetProperty("siteUpdateStrategy").GetProperty("type").GetString()
        );
        Assert.True(
            deployed
                .Properties("Microsoft.Web/serverfarms")
                .GetProperty("zoneRedundant")
                .GetBoolean()
        );
    }

    private static JsonElement Config(DeployedApp app) =>
        app.Properties.GetProperty("functionAppConfig");

    private static JsonElement Scale(DeployedApp app) =>
        Config(app).GetProperty("scaleAndConcurrency");

    private static bool IsUnset(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null;
}
