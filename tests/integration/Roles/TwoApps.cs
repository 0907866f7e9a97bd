using System.Collections.Immutable;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions;
using SurveyPipeline.Functions.Operations;
using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Roles;

/// <summary>The product as two apps: one of the pages, with no more than its rights, and one that counts. Each has the account of its own host.</summary>
internal sealed class TwoApps : IAsyncDisposable
{
    private readonly AzuriteFixture data = new();
    private readonly AzuriteFixture ofPages = new();
    private readonly AzuriteFixture ofCounting = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("survey-test-");
    private RunningHost? pages;
    private RunningHost? counting;

    public TwoApps()
    {
        Rights = new RightsOfPages(BlobsOf(data), BlobsOf(ofPages));
    }

    /// <summary>What the app of the pages asks of storage.</summary>
    public RightsOfPages Rights { get; }

    /// <summary>The app of the pages.</summary>
    public RunningHost Pages => pages!;

    /// <summary>The app that counts.</summary>
    public RunningHost Counting => counting!;

    /// <summary>The account of the survey, with every right.</summary>
    public StorageClients Storage => Connect(policy: null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The account of the survey, with these rights.</summary>
    public StorageClients Connect(HttpPipelinePolicy? policy) =>
        StorageConnection
            .FromConnectionString(data.ConnectionString)
            .Open(StorageUse.Background, policy);

    /// <summary>Starts the app that counts.</summary>
    public Task StartCountingAsync(params (string Name, string Value)[] settings) =>
        StartCountingAsync(TimeProvider.System, settings);

    /// <summary>Starts the app that counts, at another time.</summary>
    public async Task StartCountingAsync(
        TimeProvider clock,
        params (string Name, string Value)[] settings
    ) => counting = await StartAsync(SurveyRole.Counting, ofCounting, clock, null, settings);

    /// <summary>Starts the app of the pages.</summary>
    public async Task StartPagesAsync(params (string Name, string Value)[] settings) =>
        pages = await StartAsync(SurveyRole.Web, ofPages, TimeProvider.System, Rights, settings);

    /// <summary>Ends the app that counts; its storage stays.</summary>
    public async Task StopCountingAsync()
    {
        await Counting.DisposeAsync();
        counting = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in (RunningHost?[])[pages, counting])
        {
            if (host is not null)
            {
                await host.DisposeAsync();
            }
        }

        foreach (var azurite in (AzuriteFixture[])[data, ofPages, ofCounting])
        {
            await azurite.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>The functions of the other role, by the folders of <c>functions/</c>.</summary>
    public static ImmutableArray<string> DisabledIn(SurveyRole role) =>
        [
            .. FunctionDiscovery
                .In(typeof(Composition).Assembly.GetTypes())
                .Where(f =>
                    f.Name is not nameof(Health)
                    && f.DeclaringType.Namespace!.Split('.')[^1] is var room
                    && (room is "Respondent" or "Organiser") == (role == SurveyRole.Counting)
                )
                .Select(f => f.Name),
        ];

    private async Task<RunningHost> StartAsync(
        SurveyRole role,
        AzuriteFixture own,
        TimeProvider clock,
        HttpPipelinePolicy? rights,
        (string Name, string Value)[] settings
    )
    {
        var values = RunningHost
            .StorageSettings(own.ConnectionString, Path.Combine(folder.FullName, role.ToString()))
            .Add("SurveyStorage", data.ConnectionString)
            .Add("Survey__Role", role.ToString())
            .AddRange(
                DisabledIn(role)
                    .Select(f => KeyValuePair.Create($"AzureWebJobs.{f}.Disabled", (string?)"true"))
            )
            .SetItems(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        return await RunningHost.StartAsync(
            new LocalHostOptions
            {
                Settings = role == SurveyRole.Web ? values.Remove("Survey__OpeningKeys") : values,
            },
            builder =>
            {
                builder.Services.AddSingleton(clock);
                if (rights is not null)
                {
                    builder.Services.AddSingleton(rights);
                }

                builder.AddSurveyCountedAtOnce();
            },
            Token
        );
    }

    private static Uri BlobsOf(AzuriteFixture azurite) =>
        StorageConnection
            .FromConnectionString(azurite.ConnectionString)
            .Open(StorageUse.Page)
            .Blobs.Uri;
}
