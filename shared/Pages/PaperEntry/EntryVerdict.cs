using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.PaperEntry;

/// <summary>What comes of a page of a paper form that was sent: another page, or a submission to store.</summary>
/// <param name="Page">The page that goes on; null where the form is to be stored.</param>
/// <param name="Submission">What is to be stored; null where a page goes on.</param>
public sealed record EntryVerdict(PageAnswer? Page, Submission? Submission);
