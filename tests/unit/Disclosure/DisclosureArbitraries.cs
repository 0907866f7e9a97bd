using FsCheck;
using FsCheck.Fluent;
using SurveyPipeline.Disclosure;

namespace SurveyPipeline.Tests.Unit.Disclosure;

/// <summary>What FsCheck makes up for the properties of protection.</summary>
public static class DisclosureArbitraries
{
    /// <summary>Tables of at least 10 answers: six cells of a scale, or 2 to 10 of a single choice, small counts often.</summary>
    public static Arbitrary<AnyTable> Table()
    {
        var scale = Gen.ArrayOf(Count(), 6).Select(counts => (Counts: counts, IsScale: true));
        var single = Gen.Choose(2, 10)
            .SelectMany(size => Gen.ArrayOf(Count(), size))
            .Select(counts => (Counts: counts, IsScale: false));
        return Gen.OneOf(scale, single)
            .Where(table => table.Counts.Sum() >= 10)
            .Select(table => new AnyTable([.. table.Counts], table.IsScale))
            .ToArbitrary();
    }

    /// <summary>Protected items of every kind, as storage may hold them.</summary>
    public static Arbitrary<ProtectedItem> Item()
    {
        var table = ProtectedTables();
        var choices = Gen.Choose(1, 8)
            .SelectMany(size => Gen.ArrayOf(table, size))
            .Select(tables => (ProtectedItem)new ProtectedChoices([.. tables]));
        return Gen.OneOf(
                table.Select(t => (ProtectedItem)t),
                choices,
                Gen.Constant((ProtectedItem)new WithheldItem())
            )
            .ToArbitrary();
    }

    private static Gen<int> Count() =>
        Gen.Frequency((3, Gen.Choose(0, 3)), (2, Gen.Choose(0, 15)), (1, Gen.Choose(0, 200)));

    private static Gen<ProtectedTable> ProtectedTables() =>
        from kind in Gen.Elements(Enum.GetValues<ProtectionKind>())
        from size in Gen.Choose(2, 10)
        from cells in Gen.ArrayOf(Gen.Choose(0, 400_000), size)
        from undistributed in Gen.Choose(0, 400_000)
        select new ProtectedTable(kind, [.. cells.Select(c => 3 * c)], 3 * undistributed);
}
