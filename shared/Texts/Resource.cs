namespace SurveyPipeline.Texts;

/// <summary>Reads what is embedded in this assembly.</summary>
internal static class Resource
{
    public static byte[] Read(string name)
    {
        using var stream =
            typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is missing.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
