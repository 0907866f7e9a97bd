namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>What a command of the Bicep CLI gave.</summary>
/// <param name="ExitCode">0 where it found no error.</param>
/// <param name="Output">What it made.</param>
/// <param name="Findings">Errors and warnings; empty where there are none.</param>
internal sealed record BicepRun(int ExitCode, string Output, string Findings);
