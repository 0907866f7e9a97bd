using System.Text.Json;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>What the public template gallery asks of a repository.</summary>
public sealed class GalleryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Azd_knows_the_template_and_runs_no_script_of_ours()
    {
        var text = await RepositoryFiles.ReadAsync("azure.yaml", Token);

        Assert.Matches(
            @"(?m)^metadata:\n  template: survey-pipeline@[0-9]+[.][0-9]+[.][0-9]+$",
            text
        );
        Assert.DoesNotContain("hooks:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("SECURITY.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("infra/main.bicep")]
    [InlineData("infra/main.bicepparam")]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData("docs/costs.md")]
    public void What_it_asks_for_is_there(string file)
    {
        Assert.True(File.Exists(RepositoryFiles.PathOf(file)));
    }

    [Fact]
    public async Task The_dev_container_has_the_sdk_of_the_repository()
    {
        using var container = JsonDocument.Parse(
            await RepositoryFiles.ReadAsync(".devcontainer/devcontainer.json", Token)
        );
        using var sdk = JsonDocument.Parse(await RepositoryFiles.ReadAsync("global.json", Token));
        var version = sdk.RootElement.GetProperty("sdk").GetProperty("version").GetString()!;

        Assert.Contains(
            $"-{string.Join('.', version.Split('.')[..2])}-",
            container.RootElement.GetProperty("image").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            container.RootElement.GetProperty("features").EnumerateObject(),
            f => f.Name.Contains("/azd:", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/deploy.md")]
    public async Task A_picture_shows_the_architecture_and_says_it_in_words(string page)
    {
        var text = await RepositoryFiles.ReadAsync(page, Token);
        var picture = await RepositoryFiles.ReadAsync("docs/images/architecture.svg", Token);

        Assert.Contains("images/architecture.svg", text, StringComparison.Ordinal);
        Assert.Matches("<desc id=\"desc\">[^<]{100,}</desc>", picture);
    }
}
