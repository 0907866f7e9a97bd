using System.Diagnostics;
using SurveyPipeline.Tests.Unit.Infra;

namespace SurveyPipeline.Tests.Unit.SupplyChain;

/// <summary>What a command line tool answers, run in a folder of the product.</summary>
internal sealed record Command(int ExitCode, string Output)
{
    public static async Task<Command> RunAsync(
        string folder,
        string program,
        params string[] arguments
    )
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Repository.PathOf(folder),
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(
            TestContext.Current.CancellationToken
        );
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        return new Command(process.ExitCode, output);
    }
}
