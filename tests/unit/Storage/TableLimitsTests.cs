using System.Globalization;
using Azure.Data.Tables;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Tests.Unit.Storage;

public sealed class TableLimitsTests
{
    [Fact]
    public void An_entity_has_252_properties_of_its_own_at_most()
    {
        TableLimits.Check(Entity(properties: 252));

        var error = Assert.Throws<InvalidOperationException>(() =>
            TableLimits.Check(Entity(properties: 253))
        );
        Assert.Contains("255 properties", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_property_holds_64_kib_of_utf16()
    {
        TableLimits.Check(Entity(properties: 1, length: 32_766));

        var error = Assert.Throws<InvalidOperationException>(() =>
            TableLimits.Check(Entity(properties: 1, length: 32_769))
        );
        Assert.Contains("p0", error.Message, StringComparison.Ordinal);
        Assert.Contains("65536 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_binary_property_holds_64_kib()
    {
        var entity = new TableEntity("series|0", "row") { ["b"] = new byte[65_537] };

        Assert.Throws<InvalidOperationException>(() => TableLimits.Check(entity));
    }

    [Fact]
    public void An_entity_holds_1_mib()
    {
        TableLimits.Check(Entity(properties: 15, length: 32_000));

        var error = Assert.Throws<InvalidOperationException>(() =>
            TableLimits.Check(Entity(properties: 17, length: 32_000))
        );
        Assert.Contains("1048576 bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    public void A_key_holds_no_character_that_the_service_forbids(string key)
    {
        Assert.Throws<InvalidOperationException>(() =>
            TableLimits.Check(new TableEntity("series|0", key))
        );
        Assert.Throws<InvalidOperationException>(() =>
            TableLimits.Check(new TableEntity(key, "row"))
        );
    }

    [Fact]
    public void A_key_has_512_characters_at_most()
    {
        TableLimits.Check(new TableEntity("series|0", new string('a', 512)));

        Assert.Throws<InvalidOperationException>(() =>
            TableLimits.Check(new TableEntity("series|0", new string('a', 513)))
        );
    }

    [Fact]
    public void A_transaction_has_100_operations_at_most()
    {
        TableLimits.Check([.. Enumerable.Range(0, 100).Select(i => Add("series|0", i))]);

        var error = Assert.Throws<InvalidOperationException>(() =>
            TableLimits.Check([.. Enumerable.Range(0, 101).Select(i => Add("series|0", i))])
        );
        Assert.Contains("100 operations", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transaction_touches_one_partition()
    {
        Assert.Throws<InvalidOperationException>(() =>
            TableLimits.Check([Add("series|0", 1), Add("series|1", 2)])
        );
    }

    [Fact]
    public void A_transaction_touches_a_row_once()
    {
        Assert.Throws<InvalidOperationException>(() =>
            TableLimits.Check([Add("series|0", 1), Add("series|0", 1)])
        );
    }

    [Fact]
    public void A_transaction_checks_each_of_its_entities()
    {
        Assert.Throws<InvalidOperationException>(() =>
            TableLimits.Check([
                new TableTransactionAction(TableTransactionActionType.Add, Entity(properties: 253)),
            ])
        );
    }

    [Fact]
    public void A_transaction_holds_4_mib()
    {
        TableLimits.Check([.. Enumerable.Range(0, 8).Select(i => AddLarge(i))]);

        var error = Assert.Throws<InvalidOperationException>(() =>
            TableLimits.Check([.. Enumerable.Range(0, 9).Select(i => AddLarge(i))])
        );
        Assert.Contains("4194304 bytes", error.Message, StringComparison.Ordinal);
    }

    private static TableEntity Entity(int properties, int length = 1, int row = 0)
    {
        var entity = new TableEntity("series|0", Text(row));
        for (var i = 0; i < properties; i++)
        {
            entity["p" + Text(i)] = new string('1', length);
        }

        return entity;
    }

    private static TableTransactionAction Add(string partition, int row) =>
        new(TableTransactionActionType.Add, new TableEntity(partition, Text(row)));

    // 16 properties of 32,000 digits: 0.98 MiB in UTF-16, half of it on the wire.
    private static TableTransactionAction AddLarge(int row) =>
        new(TableTransactionActionType.Add, Entity(properties: 16, length: 32_000, row));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
