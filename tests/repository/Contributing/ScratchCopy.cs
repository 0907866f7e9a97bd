using System.Diagnostics;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Contributing;

/// <summary>A copy of the domain's project in a folder of its own, to be changed as <c>CONTRIBUTING.md</c> says, and a program that uses it.</summary>
internal sealed class ScratchCopy : IDisposable
{
    private static readonly string[] RootFiles =
    [
        "Directory.Build.props",
        "Directory.Packages.props",
        "global.json",
        "BannedSymbols.txt",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("survey-scratch-");
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);

    public ScratchCopy()
    {
        foreach (var file in RootFiles)
        {
            File.Copy(RepositoryFiles.PathOf(file), PathOf(file));
        }

        foreach (
            var path in Directory.GetFiles(
                RepositoryFiles.PathOf("shared"),
                "*",
                SearchOption.AllDirectories
            )
        )
        {
            var file = Path.GetRelativePath(RepositoryFiles.PathOf("."), path);
            if (!file.Split('/', '\\').Any(part => part is "bin" or "obj"))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
                File.Copy(path, PathOf(file));
            }
        }
    }

    /// <summary>The files that were changed or added.</summary>
    public IReadOnlySet<string> Touched => touched;

    /// <summary>Adds a file.</summary>
    public void Add(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        touched.Add(file);
    }

    /// <summary>Puts a text in the place of one that stands once in a file.</summary>
    public void Replace(string file, string old, string text)
    {
        var parts = File.ReadAllText(PathOf(file)).Split(old);
        Assert.Equal(2, parts.Length);
        File.WriteAllText(PathOf(file), string.Join(text, parts));
        touched.Add(file);
    }

    /// <summary>Builds the copy with a program, and runs that.</summary>
    /// <returns>The lines that it wrote.</returns>
    public async Task<string[]> RunAsync(string program, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(PathOf("program"));
        await File.WriteAllTextAsync(
            PathOf("program/program.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <RestorePackagesWithLockFile>false</RestorePackagesWithLockFile>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <ProjectReference Include="../shared/SurveyPipeline.Shared.csproj" />
              </ItemGroup>
            </Project>
            """,
            cancellationToken
        );
        await File.WriteAllTextAsync(PathOf("program/Program.cs"), program, cancellationToken);
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = PathOf("program"),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "run",
                "-p:RunAnalyzers=false",
                "-p:CSharpier_Bypass=true",
                "-p:GenerateDocumentationFile=false",
                "--disable-build-servers",
            },
        };
        start.Environment.Remove("MSBuildExtensionsPath");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        Assert.True(process.ExitCode == 0, await output + await error);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string PathOf(string file) => Path.Combine(folder.FullName, file);
}
