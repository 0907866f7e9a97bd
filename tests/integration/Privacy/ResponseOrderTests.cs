using Azure.Data.Tables;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.Privacy;

/// <summary>Row keys do not tell who answered before whom.</summary>
public sealed class ResponseOrderTests
{
    private const int Respondents = 200;

    // Five standard deviations, 1/√(n − 1) each, of the rank correlation of rows in no order (Kendall, Rank Correlation Methods, 1948).
    private static readonly double Bound = 5 / Math.Sqrt(Respondents - 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_order_of_row_keys_says_nothing_of_the_order_of_sending()
    {
        await using var survey = await SurveyHost.StartAsync(TimeProvider.System);
        var key = await survey.Storage.FormKey().ReadOrCreateAsync(Token);
        var nonces = new FormNonces(
            key,
            new OffsetClock(TimeProvider.System, TimeSpan.FromMinutes(-1)),
            System.Security.Cryptography.RandomNumberGenerator.Fill
        );
        var sent = new List<string>();
        for (var i = 0; i < Respondents; i++)
        {
            sent.Add(await SendAsync(survey, nonces));
        }

        await survey.DrainAsync();
        var rows = await survey
            .Storage.Tables.GetTableClient(StorageLayout.TalliesTable)
            .QueryAsync<TableEntity>(
                r => r.RowKey.CompareTo("receipt|") > 0,
                cancellationToken: Token
            )
            .Select(r => r.RowKey["receipt|".Length..])
            .ToListAsync(Token);

        Assert.Equal(sent.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
        Assert.InRange(RankCorrelation(sent), -Bound, Bound);
    }

    [Fact]
    public void Keys_in_a_row_would_be_noticed()
    {
        var sequential = Enumerable.Range(0, Respondents).Select(i => $"{i:D22}").ToList();
        var timed = Enumerable
            .Range(0, Respondents)
            .Select(i => $"{i / 8:X4}{i * 7919 % 1000:D3}")
            .ToList();

        Assert.Equal(1, RankCorrelation(sequential), 1e-12);
        Assert.True(RankCorrelation(timed) > Bound);
    }

    private static async Task<string> SendAsync(SurveyHost survey, FormNonces nonces)
    {
        var nonce = nonces.Issue();
        (string Name, string Value)[] page =
        [
            ("profile-group", "admin"),
            ("_nonce", nonce),
            ("_version", "1.1.0"),
        ];
        var sheet = new AnswerSheet(
            TestData.BuiltInInstrument(),
            new FormFields([.. page, ("_confirm", "1")])
        );
        var respondent = new RespondentBrowser(survey.Host.Client, TestData.BuiltInInstrument());
        using var answer = await respondent.SendAsync(page, [], Token);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        return SubmissionId
            .Of(
                TestData.Series,
                sheet.Stratum!.Id,
                nonces.Read(nonce)!.Random.AsSpan(),
                sheet.Check(sheet.Stratum.Id).Choices
            )
            .Value;
    }

    /// <summary>Spearman's rank correlation of the place in the list with the place among the sorted keys.</summary>
    private static double RankCorrelation(List<string> keys)
    {
        var sorted = keys.Order(StringComparer.Ordinal).ToList();
        var squares = keys.Select((k, i) => Math.Pow(sorted.IndexOf(k) - i, 2)).Sum();
        var n = (double)keys.Count;
        return 1 - (6 * squares / (n * ((n * n) - 1)));
    }
}
