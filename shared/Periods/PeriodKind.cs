namespace SurveyPipeline.Periods;

/// <summary>How long a period lasts. Anything shorter than a week is for trials only.</summary>
public enum PeriodKind
{
    /// <summary>A calendar quarter, named <c>2026-Q4</c>.</summary>
    Quarter,

    /// <summary>A calendar month, named <c>2026-11</c>.</summary>
    Month,

    /// <summary>An ISO 8601 week, Monday to Sunday, named <c>2026-W47</c>.</summary>
    Week,

    /// <summary>Trial only: a day, named <c>2026-11-24</c>.</summary>
    Day,

    /// <summary>Trial only: an hour, named <c>2026-11-24T05</c>.</summary>
    Hour,

    /// <summary>Trial only: a minute, named <c>2026-11-24T05-58</c>.</summary>
    Minute,
}
