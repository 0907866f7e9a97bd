using SurveyPipeline.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
