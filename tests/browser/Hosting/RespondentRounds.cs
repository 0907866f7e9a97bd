using System.Collections.Immutable;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>One visit to every state of the respondent's pages in each language: what it told is read by many tests.</summary>
public sealed class RespondentRounds(ChromiumBrowser chromium)
{
    private readonly Dictionary<string, ImmutableArray<PageFacts>> done = new(
        StringComparer.Ordinal
    );

    /// <summary>The facts of all states in a language, in a window of a phone or a desk.</summary>
    internal async Task<ImmutableArray<PageFacts>> ReadAsync(string language)
    {
        if (!done.TryGetValue(language, out var facts))
        {
            facts = await VisitAsync(language, language is "fr" or "de" ? 390 : 1280);
            done[language] = facts;
        }

        return facts;
    }

    private async Task<ImmutableArray<PageFacts>> VisitAsync(string language, int width)
    {
        await using var site = await PageStates.StartSiteAsync();
        await using var tab = await RespondentTab.OpenAsync(chromium, site.Address, new());
        var facts = ImmutableArray.CreateBuilder<PageFacts>();
        foreach (var (state, lead) in PageStates.All)
        {
            await lead(tab, site, language);
            facts.Add(await PageFacts.ReadAsync(tab.Page, state, width));
        }

        return facts.ToImmutable();
    }
}

/// <summary>Tests that read <see cref="RespondentRounds"/>, one after the other.</summary>
[CollectionDefinition(nameof(RespondentRounds))]
public sealed class RespondentRoundsGroup : ICollectionFixture<RespondentRounds>;
