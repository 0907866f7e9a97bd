using SurveyPipeline.Tests.Faults.Runs;

[assembly: AssemblyFixture(typeof(FaultTable))]
