using System.Text;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Pages;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Mutations;

/// <summary>Short texts that anyone can send or set.</summary>
public sealed class AddressMutationTests
{
    private static readonly FormNonces Nonces = new(
        new byte[FormNonces.KeyBytes],
        new FakeTimeProvider(),
        TestData.Chance(1)
    );

    [Fact]
    public void Whatever_is_sent_as_a_nonce_is_one_that_was_signed_or_none()
    {
        var signed = Enumerable.Range(0, 4).Select(_ => Nonces.Issue()).ToList();

        MutationRun.Check(
            [.. signed.Select(Encoding.ASCII.GetBytes)],
            input =>
            {
                var text = Encoding.UTF8.GetString(input);
                Assert.Equal(
                    signed.Contains(text, StringComparer.Ordinal),
                    Nonces.Read(text) is not null
                );
                return true;
            }
        );
    }

    [Fact]
    public void Whatever_is_asked_for_as_a_report_has_a_well_formed_address_or_none()
    {
        var read = MutationRun.Check(
            [
                .. new[]
                {
                    "a@1.0.0 2026-11 report.fr.html",
                    "b@2.0.0~trial 2026-W47 data.csv",
                }.Select(Encoding.ASCII.GetBytes),
            ],
            input =>
            {
                var parts = Encoding.UTF8.GetString(input).Split(' ');
                if (parts is not [var series, var period, var file])
                {
                    return false;
                }

                var address = ReportAddress.Parse(series, period, file);
                Assert.True(address is null || SeriesId.IsWellFormed(address.Series.Value));
                return address is not null;
            }
        );

        Assert.InRange(read, 1, TestOptions.Mutations);
    }

    [Fact]
    public void Whatever_is_set_as_the_public_address_is_a_root_or_refused()
    {
        var read = MutationRun.Check(
            ["https://survey.example.org"u8.ToArray(), "http://localhost:7071/"u8.ToArray()],
            input =>
            {
                var address = PublicAddress.TryRead(Encoding.UTF8.GetString(input));
                Assert.True(address is null || address.PathAndQuery is "/");
                return address is not null;
            }
        );

        Assert.InRange(read, 1, TestOptions.Mutations);
    }
}
