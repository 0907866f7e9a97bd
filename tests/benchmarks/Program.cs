using System.Runtime.InteropServices;
using SurveyPipeline.Tests.Benchmarks;
using SurveyPipeline.Tests.Benchmarks.Hosting;

#pragma warning disable RS0030 // This is the terminal's program.
var (output, error) = (Console.Out, Console.Error);
#pragma warning restore RS0030
if (args is [SlowHost.Argument, .. var rest])
{
    return await SlowHost.RunAsync(rest, output, error);
}

// So that hosts and storage are ended and their folders deleted.
using var interruption = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return await BenchmarkProgram.RunAsync(args, output, error, interruption.Token);

void Interrupt(PosixSignalContext context)
{
    context.Cancel = true;
    interruption.Cancel();
}
