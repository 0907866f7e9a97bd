using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Tests.Integration.Commands;

/// <summary>Commands on a storage in Azure, which asks who somebody is.</summary>
public sealed class SignedInTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("privacy")]
    [InlineData("end-survey")]
    public async Task A_command_of_somebody_who_is_not_signed_in_ends_in_one_sentence(string name)
    {
        var command = name is "privacy" ? PrivacyCommand.Command : EndSurvey.Command;

        var ended = await Assert.ThrowsAsync<LocalHostException>(() =>
            command.RunAsync(
                new LocalCommandLine
                {
                    Arguments = name is "privacy" ? [] : ["evening-library@2.3.1", "--yes"],
                    Output = TextWriter.Null,
                    Error = TextWriter.Null,
                    Options = new LocalHostOptions
                    {
                        Settings = ImmutableDictionary<string, string?>.Empty.Add(
                            "AzureWebJobsStorage__accountName",
                            "nobody"
                        ),
                    },
                    Compose = builder =>
                    {
                        Composition.AddSurvey(builder);
                        builder.Services.AddSingleton(
                            StorageConnection.FromAccount("nobody", new NobodySignedIn())
                        );
                    },
                },
                Token
            )
        );

        Assert.Equal(
            "The storage that AzureWebJobsStorage names cannot be used (nobody is signed in who may use it): sign in with 'az login' as somebody with rights on the account, or in Azure check the identity of the app. The command can be run again.",
            ended.Message
        );
    }
}
