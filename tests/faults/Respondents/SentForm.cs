using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Tests.Faults.Respondents;

/// <summary>A form that was sent once or more.</summary>
/// <param name="Stratum">The respondent's group.</param>
/// <param name="Version">The version of the questionnaire of its page.</param>
/// <param name="Nonce">The nonce of its page.</param>
/// <param name="Choices">The answers.</param>
/// <param name="Fate">What the respondent was told last, or ever: thanks stay thanks.</param>
internal sealed record SentForm(
    StratumId Stratum,
    string Version,
    string Nonce,
    ImmutableArray<ImmutableArray<int>> Choices,
    Fate Fate
);
