using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Moq;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Storage;

/// <summary>A container under a retention policy, which answers an overwrite in words of its own.</summary>
public sealed class ProtectedReportsTests
{
    private static readonly SeriesId Series = new("survey@1.0.0");

    private readonly Dictionary<string, BinaryData> blobs = new(StringComparer.Ordinal);

    [Fact]
    public async Task What_an_interrupted_publisher_left_is_taken_over()
    {
        var store = new ReportContainer(Container());
        var month = TestData.Month("2026-03");
        ImmutableArray<ReportFile> files = [TestData.FileNamed("report-fr.html", "abc")];
        var first = await store.PublishAsync(
            Series,
            month,
            files,
            TestContext.Current.CancellationToken
        );
        blobs.Remove($"{Series}/2026-03/manifest.json");

        var second = await new ReportContainer(Container()).PublishAsync(
            Series,
            month,
            files,
            TestContext.Current.CancellationToken
        );

        Assert.Equivalent(first, second);
        Assert.Equal(2, blobs.Count);
    }

    private BlobContainerClient Container()
    {
        var container = new Mock<BlobContainerClient>();
        container
            .Setup(c => c.GetBlobClient(It.IsAny<string>()))
            .Returns((string path) => Blob(path));
        return container.Object;
    }

    private BlobClient Blob(string path)
    {
        var blob = new Mock<BlobClient>();
        blob.Setup(b =>
                b.UploadAsync(
                    It.IsAny<BinaryData>(),
                    It.IsAny<BlobUploadOptions>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(
                (BinaryData bytes, BlobUploadOptions _, CancellationToken _) =>
                    blobs.TryAdd(path, bytes)
                        ? Task.FromResult<Response<BlobContentInfo>>(null!)
                        : throw Refusal(409, BlobErrorCode.BlobImmutableDueToPolicy)
            );
        blob.Setup(b => b.DownloadContentAsync(It.IsAny<CancellationToken>()))
            .Returns(
                (CancellationToken _) =>
                    blobs.TryGetValue(path, out var bytes)
                        ? Task.FromResult(
                            Response.FromValue(BlobsModelFactory.BlobDownloadResult(bytes), null!)
                        )
                        : throw Refusal(404, BlobErrorCode.BlobNotFound)
            );
        return blob.Object;
    }

    private static RequestFailedException Refusal(int status, BlobErrorCode code) =>
        new(status, "Simulated", code.ToString(), null);
}
