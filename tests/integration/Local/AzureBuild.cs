using SurveyPipeline.Functions.Local.Settings;
using SurveyPipeline.Functions.Local.Storage;

namespace SurveyPipeline.Tests.Integration.Local;

/// <summary>The functions project, built for Azure against an assembly that declares the worker's surface and nothing else.</summary>
internal sealed class AzureBuild : IDisposable
{
    private const string StandInProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <AssemblyName>Microsoft.Azure.Functions.Worker</AssemblyName>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <Compile Include="$(Surface)/**/*.cs" Exclude="$(Surface)/Builder/FunctionsApplication.cs" />
          </ItemGroup>
        </Project>
        """;

    private const string StandInEntry = """
        using Microsoft.AspNetCore.Builder;

        namespace Microsoft.Azure.Functions.Worker.Builder;

        public static class FunctionsApplication
        {
            public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
                new(WebApplication.CreateBuilder(args), web => web.Build());
        }
        """;

    private readonly string root = Checkout.Find()!;
    private readonly string folder = Directory.CreateTempSubdirectory("survey-").FullName;

    /// <summary>Builds both; gives the compiled functions.</summary>
    public async Task<CompiledFunctions> RunAsync(CancellationToken cancellationToken)
    {
        var worker = Path.Combine(folder, "worker");
        await BuildAsync(
            await WriteStandInAsync(cancellationToken),
            cancellationToken,
            $"-p:Surface={root}/functions/Local/Surface",
            "--output",
            worker
        );
        await BuildAsync(
            Path.Combine(root, "functions"),
            cancellationToken,
            "-p:FunctionsRuntime=Azure",
            $"-p:FunctionsWorkerAssemblies={worker}",
            "-p:CSharpier_Bypass=true",
            "--artifacts-path",
            Path.Combine(folder, "artifacts")
        );
        return CompiledFunctions.Read(
            Path.Combine(
                folder,
                "artifacts/bin/SurveyPipeline.Functions/debug/SurveyPipeline.Functions.dll"
            )
        );
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<string> WriteStandInAsync(CancellationToken cancellationToken)
    {
        var project = Directory.CreateDirectory(Path.Combine(folder, "standin")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(project, "Worker.csproj"),
            StandInProject,
            cancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(project, "Entry.cs"),
            StandInEntry,
            cancellationToken
        );
        return project;
    }

    private async Task BuildAsync(
        string project,
        CancellationToken cancellationToken,
        params string[] arguments
    )
    {
        var build = await ToolRun.RunAsync(
            root,
            "dotnet",
            ["build", project, .. arguments, "-nodeReuse:false", "-p:UseSharedCompilation=false"],
            cancellationToken
        );

        Assert.True(build is { ExitCode: 0 }, build?.Output);
    }
}
