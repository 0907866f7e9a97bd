namespace SurveyPipeline.Functions.Local;

/// <summary>A command of the operator: <c>dotnet run --project functions -- NAME ARGUMENTS</c>.</summary>
/// <param name="Name">Its name, such as <c>end-survey</c>.</param>
/// <param name="Arguments">Its arguments as the help shows them; empty for none.</param>
/// <param name="Purpose">What it does, in one line.</param>
/// <param name="RunAsync">Runs it and gives the exit code; cancelled by Ctrl+C. A <see cref="LocalHostException"/> is shown as its sentence.</param>
public sealed record LocalCommand(
    string Name,
    string Arguments,
    string Purpose,
    Func<LocalCommandLine, CancellationToken, Task<int>> RunAsync
);
