using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Instruments.Reading;

/// <content>The largest answer must fit what carries it: a form, and a queue message.</content>
public static partial class InstrumentReader
{
    // What stands in a form besides answers: nonce, version, group, confirmation.
    private const int FormOverhead = 1024;

    // What stands in a message and a submission besides codes: series, stratum, id, braces.
    private const int MessageOverhead = 1024;

    private static void CheckSendingLimits(
        JsonPlace place,
        ImmutableArray<Item> items,
        ImmutableArray<Stratum> strata
    )
    {
        var closed = items.OfType<ClosedItem>().ToImmutableArray();

        // A change of group carries the answers to the items of every group along.
        var fields = closed.SelectMany(i => LongestChoice(i).Select(c => (Item: i, Code: c)));
        var formBytes = FormOverhead + fields.Sum(f => f.Item.Id.Value.Length + f.Code.Length + 2);
        if (formBytes > FormReader.MostBytes || fields.Count() > FormReader.MostFields - 8)
        {
            place.Report(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"are too many or have too long ids: with every answer given, a form would have {formBytes} bytes; at most {FormReader.MostBytes} bytes and {FormReader.MostFields} fields are accepted"
                )
            );
        }

        foreach (var stratum in strata)
        {
            var messageBytes =
                MessageOverhead
                + closed
                    .Where(i => i.IsAskedOf(stratum.Id))
                    .Sum(i => 3 + LongestChoice(i).Sum(c => c.Length + 1));
            if (messageBytes > ResponseMessage.MostBytes)
            {
                place.Report(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"are too many or have too long codes for group '{stratum.Id}': its longest answer would have {messageBytes} bytes; a queue message holds {ResponseMessage.MostBytes}"
                    )
                );
            }
        }
    }

    /// <summary>The codes of the longest answer that one respondent can give to an item.</summary>
    private static IEnumerable<string> LongestChoice(ClosedItem item)
    {
        var most = item is MultiChoiceItem multi ? multi.MaxChoices ?? int.MaxValue : 1;
        return item
            .Categories.Where(c => most == 1 || !c.IsExclusive)
            .Select(c => c.Code)
            .OrderByDescending(c => c.Length)
            .Take(most);
    }
}
