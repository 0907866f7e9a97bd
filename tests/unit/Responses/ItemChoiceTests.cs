using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class ItemChoiceTests
{
    // Four categories: their indexes are 0 to 3.
    private static readonly SingleChoiceItem Single = TestData.SingleItem(categories: 4);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void An_index_that_no_category_has_is_no_answer(int index, bool expected)
    {
        Assert.Equal(expected, ItemChoice.IsValid(Single, [index]));
    }

    [Fact]
    public void No_index_is_no_answer() => Assert.False(ItemChoice.IsValid(Single, []));
}
