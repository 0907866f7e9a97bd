using SurveyPipeline.Pages;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Pages;

/// <summary>The privacy page names the package that runs.</summary>
public sealed class RunningPackageTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("survey-test-");

    [Fact]
    public void A_program_that_was_not_published_is_no_package()
    {
        Assert.Null(RunningPackage.Read(folder.FullName));
        Assert.Null(RunningPackage.Read(AppContext.BaseDirectory));
    }

    [Fact]
    public void Its_hash_is_that_of_the_list_that_publishing_writes()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "package.sha256"), "abc");

        var package = RunningPackage.Read(folder.FullName)!;

        Assert.Equal(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            package.Sha256
        );
        Assert.Matches("^[0-9a-f]{40}$", package.Commit ?? new string('0', 40));
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    [InlineData(null)]
    public async Task The_privacy_page_shows_it(string? commit)
    {
        var reader = new PageReader();
        var package = new RunningPackage(commit, new string('a', 64));
        var pages = new RespondentPageSet(reader.Survey, reader.Clock, package);

        var page = await PageReader.ReadAsync(pages.Privacy(PageReader.French));
        var text = page.Body!.TextContent;

        Assert.Contains(package.Sha256, text, StringComparison.Ordinal);
        Assert.Equal(
            commit is not null,
            text.Contains("code source public", StringComparison.Ordinal)
        );
    }

    public void Dispose() => folder.Delete(recursive: true);
}
