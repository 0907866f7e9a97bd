namespace SurveyPipeline.Disclosure;

/// <summary>How much of a table its release shows (<c>disclosure.md</c> R3).</summary>
public enum ProtectionKind
{
    /// <summary>Every rounded cell.</summary>
    Full,

    /// <summary>One category is so common that only a lower bound of it is kept.</summary>
    Band,

    /// <summary>So few answered that only the opt-out is kept.</summary>
    Few,
}
