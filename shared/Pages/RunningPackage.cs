using System.Reflection;
using System.Security.Cryptography;

namespace SurveyPipeline.Pages;

/// <summary>The published package that this process runs, so that anyone can hold it against the public source.</summary>
/// <param name="Commit">The commit that it was built from; null where it was built outside of a repository.</param>
/// <param name="Sha256">SHA-256 of its file <c>package.sha256</c>, lower-case hexadecimal. That file lists every other one with its hash, so it stands for
/// all of them; publishing writes it (<c>functions/Package.targets</c>).</param>
public sealed record RunningPackage(string? Commit, string Sha256)
{
    private const string ListName = "package.sha256";

    /// <summary>The package in a folder; null where there is none, as for a program that was built and not published.</summary>
    /// <param name="folder">The folder of the program.</param>
    public static RunningPackage? Read(string folder)
    {
        var list = Path.Combine(folder, ListName);
        return File.Exists(list)
            ? new RunningPackage(
                CommitOf(typeof(RunningPackage).Assembly),
                Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(list)))
            )
            : null;
    }

    // The SDK puts it behind the version.
    private static string? CommitOf(Assembly assembly) =>
        assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')
            is [_, var commit]
            ? commit
            : null;
}
