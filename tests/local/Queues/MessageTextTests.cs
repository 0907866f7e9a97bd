using Azure.Storage.Queues.Models;
using SurveyPipeline.Local.Queues;

namespace SurveyPipeline.Tests.Local.Queues;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("w6l0w6k=", true, "été")]
    [InlineData("w6l0w6k=", false, "w6l0w6k=")]
    [InlineData("été", false, "été")]
    public void A_text_is_decoded_as_the_host_is_told(string body, bool base64, string expected)
    {
        Assert.True(MessageText.TryDecode(Message(body), base64, out var text));
        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("été")]
    [InlineData("{\"v\":1}")]
    [InlineData("/w==")]
    public void What_is_not_base64_of_utf8_is_no_text(string body)
    {
        Assert.False(MessageText.TryDecode(Message(body), base64: true, out _));
    }

    [Fact]
    public void Binding_data_have_the_names_and_the_form_of_the_genuine_host()
    {
        var inserted = new DateTimeOffset(2026, 11, 24, 5, 58, 30, TimeSpan.Zero);
        var message = QueuesModelFactory.QueueMessage(
            "id-1",
            "receipt-1",
            BinaryData.FromString("text"),
            dequeueCount: 3,
            nextVisibleOn: inserted.AddMinutes(10),
            insertedOn: inserted,
            expiresOn: inserted.AddDays(14)
        );

        var data = QueueBindingData.Of(message, "text").BindingData;

        Assert.Equal("text", data["QueueTrigger"]);
        Assert.Equal("id-1", data["Id"]);
        Assert.Equal("receipt-1", data["PopReceipt"]);
        Assert.Equal("3", data["DequeueCount"]);
        Assert.Equal("3", data["dequeueCount"]);
        Assert.Equal("\"2026-11-24T05:58:30+00:00\"", data["InsertionTime"]);
        Assert.Equal("\"2026-12-08T05:58:30+00:00\"", data["ExpirationTime"]);
        Assert.Equal("\"2026-11-24T06:08:30+00:00\"", data["NextVisibleTime"]);
    }

    private static QueueMessage Message(string body) =>
        QueuesModelFactory.QueueMessage(
            "id",
            "receipt",
            BinaryData.FromString(body),
            dequeueCount: 1
        );
}
