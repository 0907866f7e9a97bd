using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SurveyPipeline.Functions;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.AddSurvey();
    await builder.Build().RunAsync();
    return 0;
}
catch (OptionsValidationException wrong)
{
    // The host logs what its worker writes here: the sentences alone, without a stack trace.
#pragma warning disable RS0030 // A process that cannot start has no logger.
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, wrong.Failures));
#pragma warning restore RS0030
    return 1;
}
