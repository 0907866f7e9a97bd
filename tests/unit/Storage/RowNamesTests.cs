using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Storage;

public sealed class RowNamesTests
{
    [Fact]
    public void Every_item_is_known_again_by_its_property()
    {
        var items = TestData.BuiltInInstrument().AllCountedItems;

        Assert.NotEmpty(items);
        Assert.All(
            items,
            item =>
            {
                Assert.True(RowNames.IsItem(item.Id.PropertyName));
                Assert.Equal(item.Id, RowNames.Item(item.Id.PropertyName));
            }
        );
    }

    [Theory]
    [InlineData("2026-Q4", "Quarter", "2026-10-01T00:00")]
    [InlineData("2026-11", "Month", "2026-11-01T00:00")]
    [InlineData("2026-W47", "Week", "2026-11-16T00:00")]
    [InlineData("2026-11-24", "Day", "2026-11-24T00:00")]
    [InlineData("2026-11-24T05", "Hour", "2026-11-24T05:00")]
    [InlineData("2026-11-24T05-58", "Minute", "2026-11-24T05:58")]
    public void The_name_of_a_period_tells_its_kind(string name, string kind, string start)
    {
        var period = RowNames.Period(name);

        Assert.Equal(name, period.Name);
        Assert.Equal(kind, period.Kind.ToString());
        Assert.Equal(
            start,
            period.Start.ToString(
                "yyyy-MM-dd'T'HH:mm",
                System.Globalization.CultureInfo.InvariantCulture
            )
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-13")]
    [InlineData("2026-W54")]
    public void What_names_no_period_is_an_error(string name)
    {
        Assert.Throws<InvalidDataException>(() => RowNames.Period(name));
    }

    [Theory]
    [InlineData("1,-2")]
    [InlineData("1,,2")]
    [InlineData("1, 2")]
    [InlineData("")]
    [InlineData("99999999999")]
    public void What_is_no_list_of_counts_is_an_error(string text)
    {
        Assert.Throws<InvalidDataException>(() => RowNames.Numbers(text));
    }
}
