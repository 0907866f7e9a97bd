using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments;

/// <summary>A headed section of the questionnaire.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsStart">True for the block on the start page (the group item).</param>
/// <param name="Heading">The heading.</param>
/// <param name="Intro">A sentence below the heading, or null.</param>
/// <param name="Items">Its items in display order.</param>
public sealed record Block(
    string Id,
    bool IsStart,
    LocalizedText Heading,
    LocalizedText? Intro,
    ImmutableArray<Item> Items
);
