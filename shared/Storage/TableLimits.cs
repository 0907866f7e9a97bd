using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace SurveyPipeline.Storage;

/// <summary>The limits of Azure Table Storage, checked before anything is sent: Azurite accepts what Azure refuses.</summary>
/// <remarks>Source: "Understanding the Table service data model" and "Performing entity group transactions", Microsoft Learn.</remarks>
public static class TableLimits
{
    /// <summary>Properties of an entity, the three of the system included.</summary>
    public const int MostProperties = 255;

    /// <summary>Bytes of a text or binary property; text counts in UTF-16.</summary>
    public const int MostPropertyBytes = 64 * 1024;

    /// <summary>Bytes of an entity.</summary>
    public const int MostEntityBytes = 1024 * 1024;

    /// <summary>Operations of a transaction.</summary>
    public const int MostOperations = 100;

    /// <summary>Bytes of the request that carries a transaction.</summary>
    public const int MostTransactionBytes = 4 * 1024 * 1024;

    private const int SystemProperties = 3;
    private const int MostPropertyNameLength = 255;
    private const int MostKeyBytes = 1024;
    private const int OperationOverhead = 1024;
    private const int PropertyOverhead = 64;

    /// <summary>Checks an entity.</summary>
    /// <exception cref="InvalidOperationException">It exceeds a limit; the message names the limit and the row, no content.</exception>
    public static void Check(TableEntity entity)
    {
        CheckKey(entity.PartitionKey);
        CheckKey(entity.RowKey);
        var properties = OwnProperties(entity).ToList();
        var bytes = 4L + (2 * (entity.PartitionKey.Length + entity.RowKey.Length));
        foreach (var (name, value) in properties)
        {
            var size = SizeOf(value);
            Demand(
                size <= MostPropertyBytes,
                $"property {name} of row {entity.RowKey} has more than {MostPropertyBytes} bytes"
            );
            Demand(
                name.Length <= MostPropertyNameLength,
                $"a property of row {entity.RowKey} has a name of more than {MostPropertyNameLength} characters"
            );
            bytes += 8 + (2 * name.Length) + size;
        }

        Demand(
            properties.Count + SystemProperties <= MostProperties,
            $"row {entity.RowKey} has more than {MostProperties} properties"
        );
        Demand(
            bytes <= MostEntityBytes,
            $"row {entity.RowKey} has more than {MostEntityBytes} bytes"
        );
    }

    /// <summary>Checks a transaction and, where it carries them, its entities.</summary>
    /// <exception cref="InvalidOperationException">It exceeds a limit; the message names the limit, no content.</exception>
    public static void Check(IReadOnlyCollection<TableTransactionAction> actions)
    {
        Demand(
            actions.Count <= MostOperations,
            $"a transaction has more than {MostOperations} operations"
        );
        Demand(
            actions.Select(a => a.Entity.PartitionKey).Distinct(StringComparer.Ordinal).Count()
                <= 1,
            $"a transaction touches more than one partition"
        );
        Demand(
            actions.DistinctBy(a => a.Entity.RowKey, StringComparer.Ordinal).Count()
                == actions.Count,
            $"a transaction touches a row twice"
        );
        var entities = actions.Select(a => a.Entity).OfType<TableEntity>().ToList();
        entities.ForEach(Check);
        Demand(
            entities.Sum(RequestBytes) <= MostTransactionBytes,
            $"a transaction has more than {MostTransactionBytes} bytes"
        );
    }

    private static void CheckKey(string key) =>
        Demand(
            2 * key.Length <= MostKeyBytes
                && !key.AsSpan().ContainsAny(@"/\#?")
                && !key.Any(char.IsControl),
            $"a key is longer than {MostKeyBytes} bytes or holds / \\ # ? or a control character"
        );

    private static IEnumerable<KeyValuePair<string, object?>> OwnProperties(TableEntity entity) =>
        entity.Where(p =>
            p.Key is not ("PartitionKey" or "RowKey" or "Timestamp")
            && !p.Key.StartsWith("odata.", StringComparison.Ordinal)
        )!;

    private static long SizeOf(object? value) =>
        value switch
        {
            string text => (2L * text.Length) + 4,
            byte[] bytes => bytes.Length + 4L,
            BinaryData bytes => bytes.ToMemory().Length + 4L,
            _ => 16,
        };

    private static long RequestBytes(TableEntity entity) =>
        OperationOverhead
        + JsonBytes(entity.PartitionKey)
        + JsonBytes(entity.RowKey)
        + OwnProperties(entity).Sum(p => PropertyOverhead + p.Key.Length + JsonBytes(p.Value));

    // Text as the client escapes it; binary values in base64, taken at twice their size.
    private static long JsonBytes(object? value) =>
        value is string text
            ? JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length
            : 2 * SizeOf(value);

    private static void Demand(bool condition, FormattableString complaint)
    {
        if (!condition)
        {
            throw new InvalidOperationException(
                $"Azure Table Storage refuses this: {complaint.ToString(CultureInfo.InvariantCulture)}."
            );
        }
    }
}
