using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Local.Settings;

public sealed class LocalSettingsFileTests
{
    private const string Name = "local.settings.json";

    [Fact]
    public void The_sample_can_be_copied_as_it_is()
    {
        var values = LocalSettingsFile.Read(
            Path.Combine(Checkout.Find()!, "local.settings.sample.json")
        );

        Assert.Equal("UseDevelopmentStorage=true", values["AzureWebJobsStorage"]);
        Assert.Equal(".azurite", values["LocalStorage:Location"]);
        Assert.Equal("month", values["survey:period"]);
    }

    [Fact]
    public void Numbers_and_truth_values_are_texts_and_comments_are_allowed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(
            Name,
            """
            {
              // for the trial
              "Values": { "Survey__Shards": 8, "Survey__Trial": true, "Nothing": null, },
            }
            """
        );

        var values = LocalSettingsFile.Read(path);

        Assert.Equal("8", values["Survey:Shards"]);
        Assert.Equal("true", values["Survey:Trial"]);
        Assert.Null(values["Nothing"]);
    }

    [Theory]
    [InlineData("{ \"Values\": {\n \"A\" \"b\" } }", "look at line 2")]
    [InlineData("[]", "must hold a JSON object")]
    [InlineData("{ \"Values\": [] }", "'Values' must be an object")]
    [InlineData(
        "{ \"Survey__Trial\": \"true\" }",
        "'Survey__Trial' stands beside 'Values': settings belong into 'Values'"
    )]
    [InlineData("{ \"Value\": {} }", "'Value' is not known here; the nearest name is 'Values'")]
    [InlineData("{ \"Values\": { \"A\": {} } }", "the value of 'A' must be a text")]
    [InlineData("{ \"IsEncrypted\": true, \"Values\": {} }", "func settings decrypt")]
    public void A_mistake_is_told_with_the_path_and_the_place(string content, string told)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(Name, content);

        var exception = Assert.Throws<LocalHostException>(() => LocalSettingsFile.Read(path));

        Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_nearest_to_the_current_folder_counts_up_to_the_root()
    {
        using var folder = new TemporaryFolder();
        var root = folder.File("project");
        var inner = Path.Combine(root, "functions", "bin");
        Directory.CreateDirectory(inner);
        folder.Write(Name, "{}");

        Assert.Null(LocalSettingsFile.Find(inner, root));

        var atRoot = folder.Write("project/" + Name, "{}");
        Assert.Equal(atRoot, LocalSettingsFile.Find(inner, root));
        Assert.Equal(atRoot, LocalSettingsFile.Find(root, root));

        var nearer = folder.Write("project/functions/" + Name, "{}");
        Assert.Equal(nearer, LocalSettingsFile.Find(inner, root));
    }

    [Fact]
    public void From_elsewhere_the_file_of_the_root_counts()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("project"));
        Directory.CreateDirectory(folder.File("elsewhere"));
        var atRoot = folder.Write("project/" + Name, "{}");

        var found = LocalSettingsFile.Find(folder.File("elsewhere"), folder.File("project"));

        Assert.Equal(atRoot, found);
        Assert.Null(LocalSettingsFile.Find(folder.File("elsewhere"), root: null));
    }
}
