using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Pages.PaperEntry;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;
using SurveyPipeline.Surveys;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Local.Commands;

/// <summary>A page as it would be sent.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Language">Its language.</param>
/// <param name="Size">Its bytes, compressed.</param>
internal sealed record RehearsedPage(string Name, Language Language, int Size);

/// <summary>Builds every page, form and poster of a questionnaire, so that it is known to work before anybody opens it.</summary>
internal static class PageRehearsal
{
    private static readonly Uri Address = new("https://survey.example.org");

    /// <summary>Builds them all, in each language.</summary>
    /// <exception cref="PageNotBuiltException">One of them cannot be built.</exception>
    public static async Task<ImmutableArray<RehearsedPage>> RunAsync(
        Instrument instrument,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services(instrument);
        var pages = ImmutableArray.CreateBuilder<RehearsedPage>();
        foreach (var language in instrument.Languages)
        {
            foreach (var (name, make) in PagesOf(services, instrument, language))
            {
                try
                {
                    var page = await PageWriter.RenderAsync(make().Content!, cancellationToken);
                    pages.Add(new(name, language, PageCompression.Compress("br", page).Length));
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    throw new PageNotBuiltException(
                        $"The page '{name}' in '{language}' cannot be built ({error.GetType().Name}).",
                        error
                    );
                }
            }
        }

        return pages.ToImmutable();
    }

    private static IEnumerable<(string Name, Func<PageAnswer> Make)> PagesOf(
        ServiceProvider services,
        Instrument instrument,
        Language language
    )
    {
        var statements = services.GetRequiredService<StatementPages>();
        var questions = services.GetRequiredService<QuestionPages>();
        var invitations = services.GetRequiredService<InvitationPages>();
        var reader = new OrganiserReader(new Wording(instrument, language), Key: null, true);
        yield return ("start", () => services.GetRequiredService<StartPages>().Start(language));
        foreach (var (option, stratum) in instrument.StratumOfOption)
        {
            yield return (
                $"questions of {stratum}",
                () => questions.Ask(language, SheetOf(instrument, option))
            );
        }

        yield return ("thanks", () => services.GetRequiredService<ThanksPages>().Thanks(language));
        yield return ("privacy", () => statements.Privacy(language));
        yield return (
            "guarantees",
            () => services.GetRequiredService<GuaranteePages>().Guarantees(language)
        );
        yield return ("accessibility", () => statements.Accessibility(language));
        yield return ("paper", () => statements.Paper(language, Address));
        yield return ("invitations", () => invitations.Invite(reader, Address));
        yield return ("poster", () => invitations.Poster(reader, Address, language));
        yield return (
            "paper entry",
            () => services.GetRequiredService<PaperEntryPages>().Start(reader, isStored: false)
        );
    }

    private static AnswerSheet SheetOf(Instrument instrument, string option) =>
        new(instrument, new FormFields([(instrument.GroupItem.Id.Value, option)]));

    private static ServiceProvider Services(Instrument instrument)
    {
        var clock = TimeProvider.System;
        var options = new SurveyOptions();
        var survey = new Survey
        {
            Instrument = instrument,
            Options = options,
            Series = SurveyOpening.Describe(instrument, options, clock.GetUtcNow()),
            Nonces = new FormNonces(
                RandomNumberGenerator.GetBytes(FormNonces.KeyBytes),
                clock,
                RandomNumberGenerator.Fill
            ),
        };
        return new ServiceCollection()
            .AddSingleton(clock)
            .AddSingleton(survey)
            .AddRespondentPages()
            .AddOrganiserPages()
            .AddPaperEntry()
            .BuildServiceProvider();
    }
}

/// <summary>A page cannot be built; the message says which.</summary>
internal sealed class PageNotBuiltException(string message, Exception inner)
    : Exception(message, inner);
