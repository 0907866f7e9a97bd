using FsCheck.Xunit;
using SurveyPipeline.Disclosure;

namespace SurveyPipeline.Tests.Unit.Disclosure;

[Properties(Arbitrary = [typeof(DisclosureArbitraries)])]
public sealed class ProtectedItemTextTests
{
    [Fact]
    public void The_text_of_a_table_names_kind_cells_and_undistributed()
    {
        var table = new ProtectedTable(ProtectionKind.Band, [0, 9, 0, 3], 3);

        Assert.Equal("band:0,9,0,3+3", ProtectedItemText.Format(table));
    }

    [Fact]
    public void The_text_of_choices_joins_their_tables()
    {
        var choices = new ProtectedChoices([
            new ProtectedTable(ProtectionKind.Full, [6, 6], 0),
            new ProtectedTable(ProtectionKind.Band, [0, 9], 3),
        ]);

        Assert.Equal("choices|full:6,6+0|band:0,9+3", ProtectedItemText.Format(choices));
    }

    [Property]
    public void What_is_written_is_read_back(ProtectedItem item)
    {
        var text = ProtectedItemText.Format(item);

        var read = ProtectedItemText.Parse(text);

        Assert.IsType(item.GetType(), read);
        Assert.Equal(text, ProtectedItemText.Format(read));
        Assert.Equivalent(item, read, strict: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("choices")]
    [InlineData("choices|")]
    [InlineData("choices|withheld")]
    [InlineData("withheld ")]
    [InlineData("full:3")]
    [InlineData("full:3,3")]
    [InlineData("full:3,-3+0")]
    [InlineData("full:3,3+0\n")]
    [InlineData("full:3,3+0|full:3,3+0")]
    [InlineData("open:3,3+0")]
    [InlineData("full:3,99999999999+0")]
    [InlineData("full:٣,3+0")]
    public void Any_other_text_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => ProtectedItemText.Parse(text));
    }
}
