using System.Collections.Immutable;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>The names of the sheets of a questionnaire: the first three are those of XLSForm.</summary>
internal static class SheetNames
{
    public const string Survey = "survey";
    public const string Choices = "choices";
    public const string Settings = "settings";
    public const string Groups = "groups";
    public const string Dimensions = "dimensions";
    public const string Scales = "scales";
    public const string Texts = "texts";
    public const string Notes = "notes";

    /// <summary>Those that every workbook has.</summary>
    public static ImmutableArray<string> Required { get; } =
    [Survey, Choices, Settings, Groups, Dimensions, Scales, Texts];

    /// <summary>All of them, in order.</summary>
    public static ImmutableArray<string> All { get; } = [.. Required, Notes];
}
