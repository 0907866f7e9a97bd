using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Pages that tell organisers that something is not to be had.</summary>
/// <param name="frames">What stands around them.</param>
public sealed class OrganiserNotices(OrganiserFrames frames)
{
    /// <summary>404: nothing is published under this name.</summary>
    public PageAnswer NotFound(OrganiserReader reader) =>
        Notice(reader, 404, "error.notFoundTitle", reader.Words["reports.notFound"]);

    /// <summary>400: the address cannot be that of a report.</summary>
    public PageAnswer Malformed(OrganiserReader reader) =>
        Notice(reader, 400, "reports.malformedTitle", reader.Words["reports.malformed"]);

    /// <summary>500: a page failed.</summary>
    public PageAnswer Failed(OrganiserReader reader) =>
        Notice(reader, 500, "error.pageTitle", reader.Words["error.pageText"]);

    /// <summary>400, 413 or 415: the body could not be read as a form.</summary>
    public PageAnswer Unreadable(OrganiserReader reader, FormOutcome outcome)
    {
        var (status, reason) = outcome switch
        {
            FormOutcome.TooLarge => (413, "error.sendTooLarge"),
            FormOutcome.Broken => (400, "error.sendBroken"),
            _ => (415, "error.unsupported"),
        };
        return Notice(reader, status, $"{reason}Title", reader.Words[$"{reason}Text"]);
    }

    /// <summary>A plain page.</summary>
    internal PageAnswer Notice(
        OrganiserReader reader,
        int status,
        string title,
        params ImmutableArray<string> paragraphs
    )
    {
        var view = new NoticeView
        {
            Frame = frames.Frame(reader, reader.Words[title], "/reports") with
            {
                HasErrors = status is not (200 or 403 or 410),
            },
            Paragraphs = paragraphs,
            Next = OrganiserFrames.StartLink(reader),
        };
        return OrganiserFrames.Answer(reader, NoticePage.Create(view)) with { Status = status };
    }

    /// <summary>404: there is no code and no poster without a public address.</summary>
    public PageAnswer AddressUnknown(OrganiserReader reader) =>
        Notice(reader, 404, "invite.unknownTitle", reader.Words["invite.unknown"]);
}
