using FsCheck.Xunit;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Tests.Unit.Statistics;

public sealed class HolmTests
{
    [Fact]
    public void Adjusted_values_keep_the_order_in_which_they_were_given()
    {
        // Sorted 0.01, 0.02, 0.2: times 3, 2, 1.
        var adjusted = Holm.Adjust([0.2, 0.01, 0.02]);

        Assert.Equal([0.2, 0.03, 0.04], adjusted);
    }

    [Fact]
    public void An_empty_family_has_nothing_to_adjust() => Assert.Empty(Holm.Adjust([]));

    [Property]
    public void A_hypothesis_is_rejected_exactly_where_the_step_down_procedure_rejects_it(
        byte[] draws
    )
    {
        var p = draws.Select(d => d / 1000.0).ToArray();

        var adjusted = Holm.Adjust(p);

        Assert.Equal(Rejected(p), adjusted.Select(a => a < 0.05));
    }

    /// <summary>Holm's procedure as he states it: from the smallest p on, compare with 0.05 / m, 0.05 / (m - 1), …; stop at the first that fails.</summary>
    private static IEnumerable<bool> Rejected(double[] p)
    {
        var left = p.Length;
        var highest = -1.0;
        foreach (var candidate in p.Order())
        {
            if (left * candidate >= 0.05)
            {
                break;
            }

            highest = candidate;
            left--;
        }

        return p.Select(value => value <= highest);
    }
}
