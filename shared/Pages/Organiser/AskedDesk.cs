using SurveyPipeline.Publication;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Keeps how many people an organiser says were asked.</summary>
/// <param name="notes">Where it is kept.</param>
/// <param name="pages">What it is entered on.</param>
/// <param name="notices">What stands in place of a page.</param>
public sealed class AskedDesk(IOrganiserNotes notes, AskedPages pages, OrganiserNotices notices)
{
    /// <summary>The page of a period, with what was entered for it.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="name">The name of the period; null for the usual one.</param>
    /// <param name="isStored">Whether numbers were just stored.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<PageAnswer> ShowAsync(
        OrganiserReader reader,
        string? name,
        bool isStored,
        CancellationToken cancellationToken
    )
    {
        if ((string.IsNullOrEmpty(name) ? pages.Usual : pages.Find(name)) is not { } period)
        {
            return notices.NotFound(reader);
        }

        var entered = await notes.ListAskedAsync(cancellationToken);
        return pages.Form(reader, period, pages.In(period, entered), isStored);
    }

    /// <summary>Stores what was typed, and leads on to the page that says so; or gives the page again.</summary>
    public async Task<PageAnswer> EnterAsync(
        OrganiserReader reader,
        FormFields fields,
        CancellationToken cancellationToken
    )
    {
        var (asked, page) = pages.Judge(reader, fields);
        if (asked is null)
        {
            return page ?? notices.Malformed(reader);
        }

        await notes.WriteAskedAsync(asked, cancellationToken);
        return new PageAnswer { Status = 303, Location = reader.AskedStored(asked.Period) };
    }
}
