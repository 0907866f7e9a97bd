using System.Collections.Immutable;

namespace SurveyPipeline.Publication;

/// <summary>Where is kept what organisers write about their survey. Pages write it; what closes periods only reads it, and trusts nothing of it:
/// what cannot be read is passed over.</summary>
public interface IOrganiserNotes
{
    /// <summary>Everything that was entered of how many people were asked.</summary>
    Task<ImmutableArray<AskedNumbers>> ListAskedAsync(CancellationToken cancellationToken);

    /// <summary>Enters how many people were asked in a period, in place of what was entered before.</summary>
    Task WriteAskedAsync(AskedNumbers asked, CancellationToken cancellationToken);
}
