namespace SurveyPipeline;

/// <summary>Fills bytes at random: cryptographic in the product, chosen in tests.</summary>
/// <param name="bytes">The bytes to fill, all of them.</param>
public delegate void ChanceSource(Span<byte> bytes);
