using System.Runtime.InteropServices;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Local.Host;

/// <summary>A folder that looks like a checkout, with ports of its own: for a program that is started as a person would.</summary>
internal sealed class HostPlace : IDisposable
{
    private readonly ReservedPorts ports = new();

    /// <param name="isInstalled">Whether Azurite is there already, by a link to the one of the tests.</param>
    public HostPlace(bool isInstalled = true)
    {
        Directory.CreateDirectory(Storage);
        foreach (var file in Directory.GetFiles(InstalledFolder))
        {
            File.Copy(file, Path.Combine(Storage, Path.GetFileName(file)));
        }
        if (isInstalled)
        {
            Directory.CreateSymbolicLink(
                Path.Combine(Storage, "node_modules"),
                Path.Combine(InstalledFolder, "node_modules")
            );
        }
        Directory.CreateDirectory(Programs);
    }

    /// <summary>The root of the checkout.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("survey-").FullName;

    /// <summary>Programs that come before those of the machine.</summary>
    public string Programs => Path.Combine(Folder, "programs");

    /// <summary>The folder of Azurite's data.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>The port of the host.</summary>
    public int Port => ports.Ports[3];

    /// <summary>The connection string of the storage that the program starts.</summary>
    public string ConnectionString => ports.ConnectionString;

    /// <summary>The arguments of a run.</summary>
    public string[] Arguments => ["--port", $"{Port}"];

    /// <summary>The environment of a run.</summary>
    public Dictionary<string, string?> Environment =>
        new(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = ConnectionString,
            ["LocalStorage__Location"] = Data,
            ["PATH"] = $"{Programs}:{MachinePath}",
            ["DOTNET_ROOT"] = Path.GetFullPath(
                "../../..",
                RuntimeEnvironment.GetRuntimeDirectory()
            ),
        };

    // Programs are looked for as the machine does; no product code reads it.
#pragma warning disable RS0030
    private static string MachinePath => System.Environment.GetEnvironmentVariable("PATH") ?? "";
#pragma warning restore RS0030

    private static string InstalledFolder => Path.Combine(Checkout.Find()!, "infra", "local");

    private string Storage => Path.Combine(Folder, "infra", "local");

    /// <summary>Puts a shell script before the machine's program of that name. <c>$REAL</c> is the machine's.</summary>
    public void Replace(string program, string script)
    {
        var real = MachinePath
            .Split(':')
            .Select(folder => Path.Combine(folder, program))
            .First(File.Exists);
        var path = Path.Combine(Programs, program);
        File.WriteAllText(
            path,
            $"#!/bin/sh\nREAL={real}\nINSTALLED={InstalledFolder}/node_modules\n{script}\n"
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    /// <summary>Whether a process of this machine still works on the data: Azurite, or the script that runs it.</summary>
    public bool IsStorageRunning() =>
        Directory
            .GetDirectories("/proc")
            .Select(process => Path.Combine(process, "cmdline"))
            .Any(file => Read(file).Contains(Data, StringComparison.Ordinal));

    /// <inheritdoc />
    public void Dispose()
    {
        ports.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
