using System.Collections.Immutable;
using System.Text;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Mutations;

public sealed class FormMutationTests
{
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();

    [Fact]
    public void Whatever_is_sent_as_a_form_is_read_or_refused_and_what_is_read_obeys_the_rules()
    {
        var read = MutationRun.Check([.. Enumerable.Range(1, 12).Select(Form)], Read);

        Assert.InRange(read, TestOptions.Mutations / 2, TestOptions.Mutations);
    }

    private static bool Read(byte[] input)
    {
        var reading = FormReader
            .ReadAsync(
                "application/x-www-form-urlencoded",
                new MemoryStream(input),
                TestContext.Current.CancellationToken
            )
            .GetAwaiter()
            .GetResult();
        if (reading.Outcome != FormOutcome.Read)
        {
            Assert.Equal(FormOutcome.TooLarge, reading.Outcome);
            return false;
        }

        var sheet = new AnswerSheet(Instrument, reading.Fields);
        foreach (var stratum in Instrument.Strata)
        {
            CheckAnswers(sheet, stratum.Id);
        }

        CheckSentAgain(sheet);
        return true;
    }

    private static void CheckAnswers(AnswerSheet sheet, StratumId stratum)
    {
        var items = Instrument.CountedItems(stratum);
        var answers = sheet.Check(stratum);
        var wrong = answers.Problems.Select(p => p.Item).ToHashSet();

        Assert.Equal(items.Length, answers.Choices.Length);
        foreach (var (item, choice) in items.Zip(answers.Choices))
        {
            Assert.True(wrong.Contains(item.Id) || ItemChoice.IsValid(item, choice));
        }
    }

    // What a page carries along hidden comes back as it was.
    private static void CheckSentAgain(AnswerSheet sheet)
    {
        var kept = sheet.AnswersWhere(_ => true);
        var again = new AnswerSheet(
            Instrument,
            new FormFields(
                FormReader.Parse(BrowserForm.Encode(kept)) is { } second ? Fields(second, kept) : []
            )
        );

        Assert.Equal(kept, again.AnswersWhere(_ => true));
    }

    private static IEnumerable<(string, string)> Fields(
        FormReading reading,
        ImmutableArray<(string Name, string Value)> kept
    ) =>
        reading.Outcome == FormOutcome.Read
            ? kept.Select(k => k.Name)
                .Distinct(StringComparer.Ordinal)
                .SelectMany(n => reading.Fields[n].Select(v => (n, v)))
            : kept;

    private static byte[] Form(int seed)
    {
        var random = new Random(seed);
        var stratum = Instrument.Strata[seed % Instrument.Strata.Length].Id;
        var submission = TestData.Submission(Instrument, stratum, random);
        var answers = Instrument
            .CountedItems(stratum)
            .SelectMany(
                (item, i) =>
                    submission.Choices[i].Select(c => (item.Id.Value, item.Categories[c].Code))
            );
        return Encoding.ASCII.GetBytes(
            BrowserForm.Encode([
                ("profile-group", stratum.Value),
                ("_nonce", "AAAA"),
                ("_version", "1.1.0"),
                .. answers,
                ("_confirm", "1"),
            ])
        );
    }
}
