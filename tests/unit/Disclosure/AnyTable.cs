using System.Collections.Immutable;

namespace SurveyPipeline.Tests.Unit.Disclosure;

/// <summary>A made-up table of counts, the opt-out last.</summary>
public sealed record AnyTable(ImmutableArray<int> Counts, bool IsScale)
{
    public int N => Counts.Sum();

    public override string ToString() =>
        $"{(IsScale ? "scale" : "single")} {string.Join(',', Counts)}";
}
