using SurveyPipeline.Tests.Benchmarks;
using SurveyPipeline.Tests.Benchmarks.Hosting;

#pragma warning disable RS0030 // This is the terminal's program.
return args is [SlowHost.Argument, .. var rest]
    ? await SlowHost.RunAsync(rest, Console.Out, Console.Error)
    : await BenchmarkProgram.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
#pragma warning restore RS0030
