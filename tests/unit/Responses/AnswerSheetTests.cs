using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using TestData = SurveyPipeline.Tests.Fixtures.TestData;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class AnswerSheetTests
{
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();
    private static readonly StratumId Admin = new("admin");

    [Theory]
    [InlineData("profile-group=admin", "admin")]
    [InlineData("profile-group=undisclosed", "undisclosed")]
    [InlineData("profile-group=admin&profile-group=admin", "admin")]
    [InlineData("profile-group=admin&profile-group=other", null)]
    [InlineData("profile-group=nobody", null)]
    [InlineData("profile-group=", null)]
    [InlineData("", null)]
    public void The_group_leads_to_its_stratum(string form, string? stratum)
    {
        Assert.Equal(stratum, SheetOf(form).Stratum?.Id.Value);
    }

    [Fact]
    public void Hidden_fields_are_taken_as_sent()
    {
        var sheet = SheetOf("_nonce=abc&_version=1.0.0&_confirm=1");

        Assert.Equal("abc", sheet.Nonce);
        Assert.Equal("1.0.0", sheet.Version);
        Assert.True(sheet.IsConfirmed);
        Assert.False(SheetOf("_confirm=0").IsConfirmed);
        Assert.Null(SheetOf("_nonce=abc&_nonce=def").Nonce);
    }

    [Fact]
    public void A_blank_answer_counts_as_opt_out_and_as_unanswered()
    {
        var answers = SheetOf("workload-more=").Check(Admin);

        Assert.Empty(answers.Problems);
        Assert.Equal(32, answers.Unanswered.Length);
        Assert.Equal(5, ChoiceOf(answers, "workload-more").Single());
    }

    [Fact]
    public void An_opt_out_is_an_answer()
    {
        var answers = SheetOf("workload-more=na").Check(Admin);

        Assert.DoesNotContain(new ItemId("workload-more"), answers.Unanswered);
        Assert.Equal(5, ChoiceOf(answers, "workload-more").Single());
    }

    [Fact]
    public void Choices_stand_in_the_order_of_the_counted_items()
    {
        var answers = SheetOf("profile-region=ostbelgien&exposure-online-only=2").Check(Admin);

        Assert.Equal(32, answers.Choices.Length);
        Assert.Equal([1], answers.Choices[0]);
        Assert.Equal([3], answers.Choices[31]);
    }

    [Fact]
    public void Several_choices_are_sorted_whatever_order_they_were_sent_in()
    {
        var answers = SheetOf("voice-actions=union&voice-actions=team&voice-actions=union")
            .Check(Admin);

        Assert.Empty(answers.Problems);
        Assert.Equal([0, 4], ChoiceOf(answers, "voice-actions"));
    }

    [Theory]
    [InlineData("workload-more=6", "workload-more", "error.invalidAnswer")]
    [InlineData("workload-more=<script>", "workload-more", "error.invalidAnswer")]
    [InlineData("workload-more=1&workload-more=2", "workload-more", "error.invalidAnswer")]
    [InlineData(
        "profile-sector=housing&profile-sector=no-answer",
        "profile-sector",
        "error.invalidAnswer"
    )]
    [InlineData("voice-actions=team&voice-actions=shout", "voice-actions", "error.invalidAnswer")]
    [InlineData("voice-actions=team&voice-actions=none", "voice-actions", "error.exclusiveChoice")]
    [InlineData(
        "voice-actions=none&voice-actions=no-answer",
        "voice-actions",
        "error.exclusiveChoice"
    )]
    public void What_cannot_be_counted_is_named(string form, string item, string textKey)
    {
        var problem = Assert.Single(SheetOf(form).Check(Admin).Problems);

        Assert.Equal(new ItemId(item), problem.Item);
        Assert.Equal(textKey, problem.TextKey);
    }

    [Fact]
    public void The_option_that_stands_alone_is_named()
    {
        var problem = SheetOf("voice-actions=team&voice-actions=none").Check(Admin).Problems[0];

        Assert.Equal("none", problem.Option?.Code);
    }

    [Theory]
    [InlineData("ways=a&ways=b", 0)]
    [InlineData("ways=a&ways=b&ways=c", 1)]
    public void More_choices_than_allowed_are_a_problem(string form, int problems)
    {
        var instrument = Instrument with
        {
            Items =
            [
                .. Instrument.Items,
                TestData.MultiItem("ways", ["a", "b", "c", "x"], maxChoices: 2, strata: Admin),
            ],
        };

        var answers = new AnswerSheet(instrument, FormReader.Parse(form).Fields).Check(Admin);

        Assert.Equal(problems, answers.Problems.Length);
        Assert.All(
            answers.Problems,
            p => Assert.Equal((2, "error.tooManyChoices"), (p.Most, p.TextKey))
        );
    }

    [Fact]
    public void Answers_to_items_of_other_strata_are_kept_but_play_no_part()
    {
        var sheet = SheetOf("delegated-do-for=4&ethical-conflict=nonsense");

        var answers = sheet.Check(Admin);

        Assert.Equal(["4"], sheet.AnswersTo(new ItemId("delegated-do-for")));
        Assert.Empty(answers.Problems);
        Assert.All(
            answers.Choices.Zip(Instrument.CountedItems(Admin)),
            c => Assert.Equal([c.Second.OptOutIndex], c.First)
        );
    }

    [Fact]
    public void Fields_that_the_instrument_does_not_know_are_ignored()
    {
        var sheet = SheetOf("favourite-colour=blue&open-comment=hello&workload-more=2");

        Assert.Equal([("workload-more", "2")], sheet.AnswersWhere(_ => true));
    }

    [Property]
    public void Any_form_is_judged_without_an_exception(string? text)
    {
        foreach (var stratum in Instrument.Strata)
        {
            SheetOf(text ?? string.Empty).Check(stratum.Id);
        }
    }

    [Property]
    public Property What_is_carried_along_gives_the_same_sheet() =>
        Prop.ForAll(
            Forms().ToArbitrary(),
            form =>
            {
                var sheet = SheetOf(form);

                var again = new AnswerSheet(
                    Instrument,
                    new FormFields(sheet.AnswersWhere(_ => true))
                );

                return again.AnswersWhere(_ => true).SequenceEqual(sheet.AnswersWhere(_ => true));
            }
        );

    [Property]
    public Property A_form_without_problems_gives_valid_choices_only() =>
        Prop.ForAll(
            Forms().ToArbitrary(),
            form =>
            {
                var answers = SheetOf(form).Check(Admin);

                return answers.Problems.Length > 0
                    || Instrument
                        .CountedItems(Admin)
                        .Zip(answers.Choices)
                        .All(c => IsValid(c.First, [.. c.Second]));
            }
        );

    private static bool IsValid(ClosedItem item, int[] chosen) =>
        chosen.Length >= 1
        && chosen.All(i => i >= 0 && i < item.Categories.Length)
        && chosen.SequenceEqual(chosen.Distinct().Order())
        && (
            chosen.Length == 1
            || (item is MultiChoiceItem && !chosen.Any(i => item.Categories[i].IsExclusive))
        );

    // Forms of real items with codes that are mostly offered, in any order and number.
    private static Gen<string> Forms()
    {
        var field =
            from item in Gen.Elements(Instrument.AllCountedItems.AsEnumerable())
            from code in Gen.Frequency(
                (9, Gen.Elements(item.Categories.Select(c => c.Code))),
                (1, Gen.Elements("", "0", "no such", "<&\">"))
            )
            select $"{item.Id}={Uri.EscapeDataString(code)}";
        return field.ListOf().Select(fields => string.Join('&', fields));
    }

    private static ImmutableArray<int> ChoiceOf(CheckedAnswers answers, string item)
    {
        var index = Instrument.CountedItems(Admin).Select(i => i.Id.Value).ToList().IndexOf(item);
        return answers.Choices[index];
    }

    private static AnswerSheet SheetOf(string form) =>
        new(Instrument, FormReader.Parse(form).Fields);
}
