using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SurveyPipeline.Instruments;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages;

/// <summary>Which of an instrument's languages a browser asks for.</summary>
public static class LanguagePreference
{
    /// <summary>The most wanted language by <c>Accept-Language</c>, or the instrument's default. <c>nl-BE</c> asks for <c>nl</c>.</summary>
    public static Language Choose(Instrument instrument, StringValues acceptLanguage)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptLanguage, out var wanted))
        {
            return instrument.DefaultLanguage;
        }

        foreach (
            var tag in wanted.Where(w => w.Quality != 0).OrderByDescending(w => w.Quality ?? 1)
        )
        {
            if (instrument.NearestLanguage(tag.Value.ToString()) is { } language)
            {
                return language;
            }
        }

        return instrument.DefaultLanguage;
    }
}
