using SurveyPipeline.Functions;
#if LOCAL_RUNTIME
using SurveyPipeline.Functions.Commands;
using SurveyPipeline.Functions.Commands.Demo;
using SurveyPipeline.Functions.Commands.Instruments;
using SurveyPipeline.Functions.Commands.Storage;
using SurveyPipeline.Functions.Local;

#pragma warning disable RS0030 // This is the terminal's program.
var program = new LocalProgram
{
    Compose = Composition.AddSurvey,
    Announce = Announcement.Write,
    Input = Console.In,
    Commands =
    [
        DemoCommand.Command,
        CheckInstrument.Command,
        PreviewInstrument.Command,
        ShowPrivacy.Command,
        EndSurvey.Command,
    ],
};
return await program.RunAsync(args, Console.Out, Console.Error);
#pragma warning restore RS0030
#else
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
Composition.AddSurvey(builder);
await builder.Build().RunAsync();
#endif
