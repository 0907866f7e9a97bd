using SurveyPipeline.Publication;

namespace SurveyPipeline.Pages.Parts;

/// <summary>Says how many people were asked, where that was entered after the report was made.</summary>
internal static class LateNumbers
{
    /// <summary>The sentence about a group.</summary>
    public static string Say(Wording words, string group, LateNumber asked) =>
        words.Say(
            "asked.late",
            ("group", group),
            ("asked", Wording.Number(asked.About)),
            ("date", words.Date(asked.Date))
        );
}
