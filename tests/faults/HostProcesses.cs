namespace SurveyPipeline.Tests.Faults;

/// <summary>One after the other: each of these tests needs the machine for its hosts.</summary>
[CollectionDefinition(nameof(HostProcesses))]
public sealed class HostProcesses;
