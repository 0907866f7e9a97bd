using System.Text.Json;

namespace SurveyPipeline.Tests.Unit.Reports.Deposit;

public sealed class DataverseDatasetTests
{
    [Fact]
    public async Task It_has_every_field_without_which_an_archive_refuses_a_dataset()
    {
        var fields = await FieldsAsync("citation");

        Assert.Equal(
            "Our tea kitchen – January 2026",
            fields["title"].GetProperty("value").GetString()
        );
        Assert.Equal(["A. Baker", "The House"], Values(fields["author"], "authorName"));
        Assert.Equal(["ann@example.org"], Values(fields["datasetContact"], "datasetContactEmail"));
        Assert.Equal(2, fields["dsDescription"].GetProperty("value").GetArrayLength());
        Assert.Equal(
            ["Social Sciences"],
            fields["subject"].GetProperty("value").EnumerateArray().Select(v => v.GetString())
        );
    }

    [Theory]
    [InlineData("citation")]
    [InlineData("socialscience")]
    public async Task Each_field_says_its_class_and_has_a_value_of_that_class(string block)
    {
        Assert.All(
            (await FieldsAsync(block)).Values,
            field =>
            {
                var value = field.GetProperty("value");
                var multiple = field.GetProperty("multiple").GetBoolean();
                Assert.Equal(
                    multiple ? JsonValueKind.Array : JsonValueKind.String,
                    value.ValueKind
                );
                var expected = field.GetProperty("typeClass").GetString() switch
                {
                    "compound" => JsonValueKind.Object,
                    "primitive" or "controlledVocabulary" => JsonValueKind.String,
                    var other => throw new InvalidOperationException(other),
                };
                Assert.All(
                    multiple ? value.EnumerateArray() : Enumerable.Repeat(value, 1),
                    v => Assert.Equal(expected, v.ValueKind)
                );
            }
        );
    }

    [Fact]
    public async Task Its_licence_is_one_that_archives_know()
    {
        var licence = (await ReadAsync()).GetProperty("datasetVersion").GetProperty("license");

        Assert.Equal("CC0 1.0", licence.GetProperty("name").GetString());
        Assert.Equal(
            "http://creativecommons.org/publicdomain/zero/1.0",
            licence.GetProperty("uri").GetString()
        );
    }

    [Fact]
    public async Task What_the_organiser_said_once_is_told_of_the_study()
    {
        var fields = await FieldsAsync("socialscience");

        Assert.Equal(
            "Everyone in the house",
            fields["universe"].GetProperty("value")[0].GetString()
        );
        Assert.Equal(
            "Non-probability: Availability. A note on the door",
            fields["samplingProcedure"].GetProperty("value").GetString()
        );
    }

    private static IEnumerable<string?> Values(JsonElement compound, string name) =>
        compound
            .GetProperty("value")
            .EnumerateArray()
            .Select(v => v.GetProperty(name).GetProperty("value").GetString());

    private static async Task<Dictionary<string, JsonElement>> FieldsAsync(string block) =>
        (await ReadAsync())
            .GetProperty("datasetVersion")
            .GetProperty("metadataBlocks")
            .GetProperty(block)
            .GetProperty("fields")
            .EnumerateArray()
            .ToDictionary(f => f.GetProperty("typeName").GetString()!, StringComparer.Ordinal);

    private static async Task<JsonElement> ReadAsync()
    {
        var report = await DdiCodebookTests.BuildAsync(
            DdiCodebookTests.Instrument("tutorial"),
            DdiCodebookTests.Said()
        );
        return JsonDocument.Parse(report.Bytes("dataverse.json")).RootElement;
    }
}
