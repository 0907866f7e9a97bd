using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Unit.Mutations;

public sealed class SettingsMutationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("survey-");

    [Fact]
    public void Whatever_stands_in_the_settings_file_is_read_or_told_in_a_sentence()
    {
        var read = MutationRun.Check(
            [
                "{ \"IsEncrypted\": false, \"Values\": { \"Survey__Trial\": \"true\", \"Survey__Shards\": 4 } }"u8.ToArray(),
            ],
            input =>
            {
                var path = Path.Combine(folder.FullName, "local.settings.json");
                File.WriteAllBytes(path, input);
                try
                {
                    return LocalSettingsFile.Read(path).Count > 0;
                }
                catch (LocalHostException error)
                {
                    Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
                    return false;
                }
            }
        );

        Assert.InRange(read, 1, TestOptions.Mutations);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
