using System.Text.Json;
using System.Text.Json.Nodes;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Commands;

/// <summary>The command that lists what a published package is made of, in CycloneDX: what its own files say that they load, and each file with its hash.</summary>
internal static class BillOfMaterials
{
    private const string PackageList = "package.sha256";
    private const string NuGetPackage = "package";

    // Of the app itself, and of the extensions that the Functions host loads beside it.
    private const string Dependencies = "*.deps.json";

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The command.</summary>
    public static LocalCommand Command { get; } =
        new(
            "bill-of-materials",
            "FOLDER FILE",
            "lists the packages and files of a published package as CycloneDX",
            async (line, ct) =>
            {
                if (line.Arguments is not [var folder, var file])
                {
                    throw new LocalHostException(
                        "bill-of-materials needs the folder of a published package and the file to write."
                    );
                }

                var list = Path.Combine(folder, PackageList);
                if (!File.Exists(list))
                {
                    throw new LocalHostException(
                        $"There is no {list}: publish with 'dotnet publish functions -c Release --output {folder}'."
                    );
                }

                await File.WriteAllTextAsync(
                    file,
                    Describe(folder, await File.ReadAllLinesAsync(list, ct)).ToJsonString(Form)
                        + "\n",
                    ct
                );
                return 0;
            }
        );

    private static JsonObject Describe(string folder, string[] files) =>
        new()
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "application",
                    ["name"] = "survey-pipeline",
                    ["bom-ref"] = "survey-pipeline",
                },
            },
            ["components"] = new JsonArray([
                .. Packages(folder).Select(Package),
                .. files.Select(line => line.Split("  ", 2)).Select(FileOf),
            ]),
        };

    private static IEnumerable<(string Id, string Version)> Packages(string folder) =>
        Directory
            .EnumerateFiles(
                folder,
                Dependencies,
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.None,
                }
            )
            .SelectMany(PackagesOf)
            .Distinct()
            .OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase)
            .ThenBy(p => p.Version, StringComparer.Ordinal);

    private static List<(string Id, string Version)> PackagesOf(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. json
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Where(l => l.Value.GetProperty("type").GetString() is NuGetPackage)
                .Select(l => l.Name.Split('/'))
                .Select(parts => (parts[0], parts[1])),
        ];
    }

    private static JsonNode Package((string Id, string Version) package) =>
        new JsonObject
        {
            ["type"] = "library",
            ["name"] = package.Id,
            ["version"] = package.Version,
            ["purl"] = $"pkg:nuget/{package.Id}@{package.Version}",
            ["bom-ref"] = $"pkg:nuget/{package.Id}@{package.Version}",
        };

    private static JsonNode FileOf(string[] file) =>
        new JsonObject
        {
            ["type"] = "file",
            ["name"] = file[1],
            ["bom-ref"] = $"file:{file[1]}",
            ["hashes"] = new JsonArray(
                new JsonObject { ["alg"] = "SHA-256", ["content"] = file[0] }
            ),
        };
}
