using SurveyPipeline.Functions;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Local.Commands.Demo;

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
        SheetCommands.ToSheet,
        SheetCommands.ToQuestionnaire,
        PrivacyCommand.Command,
        EndSurvey.Command,
        NewKeys.Opening,
        NewKeys.Operators,
        BillOfMaterials.Command,
    ],
};
return await program.RunAsync(args, Console.Out, Console.Error);
#pragma warning restore RS0030
