using System.Collections.Immutable;
using System.Net;
using Azure.Data.Tables;
using SurveyPipeline.Functions;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Publication;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.Commands;

/// <summary>Commands of an operator beside a running survey, and what they said.</summary>
internal sealed class CommandScene : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    /// <summary>What the commands said.</summary>
    public string Output => output.ToString();

    /// <summary>What they said of failures.</summary>
    public string Error => error.ToString();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A survey of a small questionnaire.</summary>
    /// <param name="clock">Its clock. Default: the machine's.</param>
    public static Task<SurveyHost> StartAsync(TimeProvider? clock = null) =>
        SurveyHost.StartAsync(
            clock ?? TimeProvider.System,
            ("Survey__Instrument", TestData.EveningLibraryFile)
        );

    /// <summary>So many people of a group answer.</summary>
    public static async Task AnswerAsync(SurveyHost survey, StratumId stratum, int people)
    {
        var respondent = new RespondentBrowser(survey.Host.Client, TestData.EveningLibrary(), "en");
        for (var i = 0; i < people; i++)
        {
            using var sent = await respondent.SendInTimeAsync(
                await respondent.OpenAsync(stratum, Token),
                [("q1", i % 2 == 0 ? "1" : "2"), ("q7", "4")],
                Token
            );
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }
    }

    /// <summary>The schedule runs.</summary>
    public static async Task PublishAsync(SurveyHost survey)
    {
        using var answer = await survey.PostAsync("/operations/publish");
        Assert.True(answer.IsSuccessStatusCode, $"It answered {answer.StatusCode}.");
    }

    /// <summary>The schedule brings an ended survey to its end: two looks, as far apart as they must be.</summary>
    public static async Task FinishAsync(SurveyHost survey, JumpingClock clock)
    {
        clock.Jump(SeriesEnding.LastCall);
        await PublishAsync(survey);
        clock.Jump(SeriesEnding.BetweenLooks);
        await PublishAsync(survey);
    }

    /// <summary>Runs a command as an operator would beside the host.</summary>
    public Task<int> RunAsync(
        SurveyHost survey,
        LocalCommand command,
        ImmutableArray<string>? arguments = null,
        string typed = ""
    ) =>
        command.RunAsync(
            new LocalCommandLine
            {
                Arguments = arguments ?? [],
                Input = new StringReader(typed),
                Output = output,
                Error = error,
                Options = survey.Options,
                Compose = Composition.AddSurvey,
            },
            Token
        );

    /// <summary>The lines that stand under a heading.</summary>
    public IEnumerable<string> LinesBelow(string heading) =>
        output
            .ToString()
            .Split('\n')
            .SkipWhile(l => !string.Equals(l, heading, StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal))
            .Select(l => l.Trim());

    /// <summary>The rows of a table.</summary>
    public static async Task<List<TableEntity>> RowsAsync(SurveyHost survey, string table)
    {
        var rows = new List<TableEntity>();
        await foreach (
            var row in survey
                .Storage.Tables.GetTableClient(table)
                .QueryAsync<TableEntity>(cancellationToken: Token)
        )
        {
            rows.Add(row);
        }

        return rows;
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }
}
