using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Benchmarks.Hosting;

/// <summary>The product's program on storage that takes messages slowly, so that a machine of any size can offer many times what it stores.</summary>
internal static class SlowHost
{
    /// <summary>The argument that makes this program one.</summary>
    public const string Argument = "slow-host";

    /// <summary>Runs it until its end.</summary>
    public static Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error) =>
        new LocalProgram
        {
            Compose = builder =>
            {
                builder.AddSurveyCountedAtOnce();
                builder.Services.AddSingleton<HttpPipelinePolicy, SlowSending>();
            },
            Announce = Announcement.Write,
        }.RunAsync(arguments, output, error);
}
