using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SurveyPipeline.Tests.Integration.Local;

/// <summary>What stands in a compiled functions assembly.</summary>
/// <param name="References">The assemblies that it refers to.</param>
/// <param name="Types">The full names of its types, without nested ones.</param>
internal sealed record CompiledFunctions(
    ImmutableArray<string> References,
    ImmutableArray<string> Types
)
{
    public static CompiledFunctions Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return new CompiledFunctions(
            [
                .. metadata.AssemblyReferences.Select(handle =>
                    metadata.GetString(metadata.GetAssemblyReference(handle).Name)
                ),
            ],
            [
                .. metadata
                    .TypeDefinitions.Select(metadata.GetTypeDefinition)
                    .Where(type => !type.IsNested)
                    .Select(type =>
                        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"
                    ),
            ]
        );
    }
}
