namespace SurveyPipeline.Statistics;

/// <summary>What may be said of a figure (<c>statistics.md</c> section 1).</summary>
public enum FigureForm
{
    /// <summary>"few or none".</summary>
    FewOrNone,

    /// <summary>A percentage, and where counts are listed "about <see cref="Figure.Count"/>".</summary>
    Share,

    /// <summary>"about <see cref="Figure.Count"/> or more of <see cref="Figure.Of"/> (rounded)".</summary>
    OrMore,

    /// <summary>"not broken down".</summary>
    NotBrokenDown,

    /// <summary>"about <see cref="Figure.Count"/> or fewer of <see cref="Figure.Of"/> (rounded)".</summary>
    OrFewer,

    /// <summary>"between about <see cref="Figure.Low"/> and <see cref="Figure.High"/> of <see cref="Figure.Of"/> (rounded)".</summary>
    Between,
}
