namespace SurveyPipeline.Storage;

/// <summary>What may stand between two slashes of a blob's name.</summary>
internal static class BlobNames
{
    /// <summary>Letters, digits and <c>. - @ ~ _</c>, not only dots: nothing that an address would resolve or escape.</summary>
    public static bool IsSegment(string text) =>
        text.Any(char.IsAsciiLetterOrDigit)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '@' or '~' or '_');
}
