using System.Collections.Frozen;
using System.Reflection;
using SurveyPipeline.Functions;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Arrows;

/// <summary>Who may look at whom: the floors of docs/architecture.md.</summary>
public sealed class ArrowsTests
{
    private static readonly Assembly Shared = typeof(Survey).Assembly;
    private static readonly Assembly Functions = typeof(Composition).Assembly;

    private static readonly FrozenDictionary<string, int> Floors = new Dictionary<string, int>(
        StringComparer.Ordinal
    )
    {
        // The source of chance, which everyone may be given.
        [""] = 0,
        ["Texts"] = 1,
        ["Periods"] = 1,
        ["Instruments"] = 2,
        ["Series"] = 3,
        ["Responses"] = 4,
        ["Disclosure"] = 4,
        ["Aggregation"] = 5,
        ["Statistics"] = 5,
        ["Reports"] = 6,
        ["Publication"] = 7,
        ["Storage"] = 8,
        ["Pages"] = 8,
        ["Surveys"] = 9,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The assemblies of the product.</summary>
    public static TheoryData<string> Assemblies =>
        ["SurveyPipeline.Shared", "SurveyPipeline.Functions", "SurveyPipeline.Local"];

    [Fact]
    public void Every_folder_of_the_domain_stands_on_a_floor()
    {
        var folders = CodeArrows.In(Shared).Types.Select(FolderOf).Distinct(StringComparer.Ordinal);

        Assert.Equal(
            Floors.Keys.Order(StringComparer.Ordinal),
            folders.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_folder_of_the_domain_uses_only_lower_floors()
    {
        var upwards = CodeArrows
            .In(Shared)
            .Between(FolderOf)
            .Where(a => Floors[a.From] <= Floors[a.To])
            .Select(a => $"{a.Type.FullName} → {a.Sees.FullName}");

        Assert.Empty(upwards);
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_folders_look_at_each_other_in_a_circle(string assembly)
    {
        Assert.Empty(CodeArrows.In(Assembly.Load(assembly)).CirclesOf(FolderOf));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_files_look_at_each_other_in_a_circle(string assembly)
    {
        var loaded = Assembly.Load(assembly);

        Assert.Empty(CodeArrows.In(loaded).CirclesOf(CodeArrows.FilesOf(loaded)));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_type_is_spread_over_files(string assembly)
    {
        var sources = CodeArrows.SourcesIn(Assembly.Load(assembly));
        var spread = sources
            .Where(s => s.File.EndsWith(".cs", StringComparison.Ordinal))
            .GroupBy(s => s.Type)
            .Where(t => t.Count() > 1)
            .Select(t => t.Key.FullName);

        Assert.NotEmpty(sources);
        Assert.Empty(spread);
    }

    [Fact]
    public void Domain_and_app_know_no_higher_assembly()
    {
        Assert.DoesNotContain(
            NamesKnownTo(Shared),
            name => name.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("SurveyPipeline.Functions", NamesKnownTo(Shared));
        Assert.DoesNotContain("SurveyPipeline.Local", NamesKnownTo(Shared));
        Assert.Contains("SurveyPipeline.Shared", NamesKnownTo(Functions));
        Assert.DoesNotContain("SurveyPipeline.Local", NamesKnownTo(Functions));
    }

    [Fact]
    public void An_arrow_in_a_method_body_closes_a_circle()
    {
        var arrows = CodeArrows.Among([typeof(LooksUp), typeof(LooksDown), typeof(LooksAway)]);

        Assert.Equal(["LooksDown ⇄ LooksUp"], arrows.CirclesOf(t => t.Name));
    }

    // The first name of a namespace below that of the assembly.
    private static string FolderOf(Type type)
    {
        var root = type.Assembly == Shared ? nameof(SurveyPipeline) : type.Assembly.GetName().Name!;
        return type.Namespace!.Length == root.Length
            ? ""
            : type.Namespace[(root.Length + 1)..].Split('.')[0];
    }

    private static string[] NamesKnownTo(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(a => a.Name!)];
}

internal sealed class LooksUp
{
    public LooksDown? Below { get; init; }
}

internal sealed class LooksDown
{
    public static int Use() => new LooksUp().GetHashCode();
}

internal static class LooksAway
{
    public static int Use() => LooksDown.Use();
}
