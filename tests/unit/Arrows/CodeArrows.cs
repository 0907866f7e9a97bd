using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Arrows;

/// <summary>Which types look at which, read from compiled code: signatures, fields, base types, attributes and method bodies. Nested
/// and generated types speak for the type around them. A constant leaves no trace in compiled code.</summary>
internal sealed class CodeArrows
{
    private readonly Dictionary<Type, HashSet<Type>> arrows;

    private CodeArrows(Dictionary<Type, HashSet<Type>> arrows) => this.arrows = arrows;

    /// <summary>Every type that was written by hand.</summary>
    public IEnumerable<Type> Types => arrows.Keys;

    /// <summary>The arrows within one assembly.</summary>
    public static CodeArrows In(Assembly assembly) => Among(assembly.GetTypes());

    /// <summary>The arrows among some types.</summary>
    public static CodeArrows Among(IReadOnlyCollection<Type> types)
    {
        var found = types
            .Select(Outermost)
            .Where(IsWritten)
            .Distinct()
            .ToDictionary(t => t, _ => new HashSet<Type>());
        foreach (var type in types.Where(t => found.ContainsKey(Outermost(t))))
        {
            var own = Outermost(type);
            found[own]
                .UnionWith(
                    CompiledCode
                        .TypesTouchedBy(type)
                        .Select(Outermost)
                        .Where(t => t != own && found.ContainsKey(t))
                );
        }

        return new CodeArrows(found);
    }

    /// <summary>The arrows between rooms, each with the pairs of types that make it.</summary>
    public IEnumerable<(string From, string To, Type Type, Type Sees)> Between(
        Func<Type, string> roomOf
    ) =>
        from arrow in arrows
        from seen in arrow.Value
        let @from = roomOf(arrow.Key)
        let to = roomOf(seen)
        where !string.Equals(@from, to, StringComparison.Ordinal)
        select (@from, to, arrow.Key, seen);

    /// <summary>The circles of rooms, each as the sorted names of its rooms.</summary>
    public IEnumerable<string> CirclesOf(Func<Type, string> roomOf)
    {
        var doors = Between(roomOf).ToLookup(a => a.From, a => a.To, StringComparer.Ordinal);
        var within = doors.ToDictionary(
            d => d.Key,
            d => Reached(d.Key, doors),
            StringComparer.Ordinal
        );
        return within
            .Where(r => r.Value.Contains(r.Key))
            .Select(r =>
                string.Join(
                    " ⇄ ",
                    r.Value.Where(o => within.TryGetValue(o, out var back) && back.Contains(r.Key))
                        .Order(StringComparer.Ordinal)
                )
            )
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The source file of a type; a type without code stands for itself.</summary>
    public static Func<Type, string> FilesOf(Assembly assembly)
    {
        var files = SourcesIn(assembly)
            .DistinctBy(s => s.Type)
            .ToDictionary(s => s.Type, s => s.File);
        return type => files.TryGetValue(type, out var file) ? file : type.FullName!;
    }

    /// <summary>The source files in which the code of each type lies, as its debugging symbols have it, without what generators wrote.</summary>
    public static IReadOnlyCollection<(Type Type, string File)> SourcesIn(Assembly assembly)
    {
        using var symbols = File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb"));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var reader = provider.GetMetadataReader();
        var sources = new HashSet<(Type, string)>();
        foreach (var handle in reader.MethodDebugInformation)
        {
            var document = reader.GetMethodDebugInformation(handle).Document;
            if (document.IsNil)
            {
                continue;
            }

            var file = reader.GetString(reader.GetDocument(document).Name).Replace('\\', '/');
            var token = MetadataTokens.GetToken(handle.ToDefinitionHandle());
            if (
                !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.EndsWith(".g.cs", StringComparison.Ordinal)
                && assembly.ManifestModule.ResolveMethod(token)?.DeclaringType is { } type
            )
            {
                sources.Add((Outermost(type), file));
            }
        }

        return sources;
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } around)
        {
            type = around;
        }

        return type;
    }

    private static bool IsWritten(Type type) =>
        type.Namespace?.StartsWith("SurveyPipeline", StringComparison.Ordinal) == true
        && !type.Name.StartsWith('<');

    private static HashSet<string> Reached(string start, ILookup<string, string> doors)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>(doors[start]);
        while (ahead.TryPop(out var room))
        {
            if (reached.Add(room))
            {
                foreach (var next in doors[room])
                {
                    ahead.Push(next);
                }
            }
        }

        return reached;
    }
}
