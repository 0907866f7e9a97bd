using SurveyPipeline.Tests.Worker.Hosting;

[assembly: AssemblyFixture(typeof(WorkerSite))]
