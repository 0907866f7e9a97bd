using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>The order in which a page shows the questions of a block. Where the block says so, the statements of each scale change places among
/// themselves, as the page's nonce has it: another order on each page, the same on a page that is served again. What is stored knows no order.</summary>
internal static class StatementOrder
{
    public static ImmutableArray<ClosedItem> Of(
        Block block,
        ImmutableArray<ClosedItem> items,
        FormNonce nonce
    )
    {
        if (!block.IsShuffled)
        {
            return items;
        }

        var shuffled = items
            .Where(i => i.AnswerScale is not null)
            .OrderBy(i => PlaceOf(i, nonce))
            .GroupBy(i => i.AnswerScale!.Id, StringComparer.Ordinal)
            .ToDictionary(s => s.Key, s => new Queue<ClosedItem>(s), StringComparer.Ordinal);
        return
        [
            .. items.Select(i => i.AnswerScale is { } scale ? shuffled[scale.Id].Dequeue() : i),
        ];
    }

    private static ulong PlaceOf(ClosedItem item, FormNonce nonce) =>
        BinaryPrimitives.ReadUInt64BigEndian(
            SHA256.HashData([.. nonce.Random, .. Encoding.UTF8.GetBytes(item.Id.Value)])
        );
}
