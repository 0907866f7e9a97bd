using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Local.Commands;

public sealed class InstrumentCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_right_questionnaire_is_told_in_one_sentence()
    {
        var exit = await RunAsync("check-instrument", TestData.EveningLibraryFile);

        Assert.Equal(0, exit);
        Assert.Equal(
            $"{TestData.EveningLibraryFile} is right: evening-library version 2.3.1, 5 groups (pupil, student, working, retired, unsaid), 10 items (4 scale, 4 single, 2 multi), languages en, de, nl, fr.\n",
            output.ToString()
        );
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task Of_a_core_it_is_told_where_each_group_may_stop_and_which_themes_are_behind()
    {
        var json = JsonEdit.Set(
            TestData.TutorialWithCoreJson(),
            "dimensions.1",
            """{"id":"cupboard","polarity":"resource","title":{"en":"Cups","fr":"Tasses"},"description":{"en":"How many.","fr":"Combien."}}"""
        );
        json = JsonEdit.Set(Encoding.UTF8.GetString(json), "items.3.dimension", "\"cupboard\"");
        json = JsonEdit.Set(Encoding.UTF8.GetString(json), "meta.estimatedMinutes.workshop", "6");

        await RunAsync("check-instrument", Write(json));

        var lines = output.ToString().Split('\n');
        Assert.Contains(
            "Note: group 'office' may stop after 1 of its 2 questions, about 1 of 1 minutes.",
            lines
        );
        Assert.Contains(
            "Note: group 'workshop' may stop after 1 of its 3 questions, about 2 of 6 minutes; its core has none of 'cupboard'.",
            lines
        );
    }

    [Fact]
    public async Task A_group_that_cannot_stop_is_named()
    {
        await RunAsync(
            "check-instrument",
            Write(JsonEdit.Set(TestData.TutorialWithCoreJson(), "items.2.groups", "[\"workshop\"]"))
        );

        Assert.Contains(
            "Note: group 'office' has no core, or nothing behind it: it cannot stop early.",
            output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_sentence_that_a_further_language_lacks_is_named_with_its_English()
    {
        var json = TestData.TutorialJson().Replace("\"fr\"", "\"it\"", StringComparison.Ordinal);
        json = Encoding.UTF8.GetString(
            JsonEdit.Set(json, "ui.lang/it", """{"en":"Italiano","it":"Italiano"}""")
        );
        var file = Write(
            JsonEdit.Set(json, "ui.action/send", """{"en":"Send my answers","it":"Invia"}""")
        );

        var exit = await RunAsync("check-instrument", file);

        var lines = output.ToString().Split('\n');
        Assert.Equal(0, exit);
        Assert.Equal(
            $"Note: the product does not speak 'it'. There, {ProductTexts.BuiltIn.Keys.Length - 1} sentences appear in English until ui brings them:",
            lines[1]
        );
        Assert.Contains("  scope.period: This period", lines);
        Assert.Contains("  questions.title: The questions", lines);
        Assert.DoesNotContain("  action.send: Send my answers", lines);
    }

    [Fact]
    public async Task A_month_that_is_short_for_a_small_group_is_told_with_what_a_quarter_would_do()
    {
        var exit = await RunAsync(
            "check-instrument",
            Write(Encoding.UTF8.GetBytes(TestData.TutorialJson())),
            "office=4",
            "workshop=20"
        );

        Assert.Equal(0, exit);
        Assert.Equal(
            "Warning: a month is short for the group 'office'. Of about 4 answers a month, months would publish 2 %, since fewer than 10 in a month are erased; quarters (12 answers) would publish 84 %. Set Survey__Period to quarter, or merge the group with another before the survey opens.",
            Assert.Single(output.ToString().TrimEnd().Split('\n')[1..])
        );
    }

    [Fact]
    public async Task Where_people_may_answer_again_the_price_of_a_small_group_is_told_unasked()
    {
        await RunAsync("check-instrument", Write(Encoding.UTF8.GetBytes(TestData.TutorialJson())));

        Assert.Contains(
            "Of a group in which about 4 answer in a month, months publish 2 % of the answers and quarters 84 %.",
            output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "fffe",
        "  holds U+FFFE behind “Mail”: no report can hold it; take it out, and type what it stood for, in 4 places:\n    $.items[1].options[0].label.en (x)\n"
    )]
    [InlineData("five-languages", "$.ui.lang.es is missing: what speakers of 'es' call")]
    [InlineData("check-dup-label", "looks the same as $.")]
    [InlineData(
        "sheet-names",
        "$.groups[1].label (b) looks the same as $.groups[0].label in en, fr"
    )]
    [InlineData("check-multi-nonexcl-optout", "write \"exclusive\": true beside \"optOut\": true")]
    [InlineData("check-latin1", "save it as UTF-8. The first sign that is none is “")]
    [InlineData("check-trailing-comma", "there is a comma too many, nothing follows it")]
    public async Task An_odd_one_that_is_wrong_is_told_what_to_mend(string odd, string told)
    {
        var exit = await RunAsync("check-instrument", TestData.CaseFile(odd));

        Assert.Equal(1, exit);
        Assert.Contains(told, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Theory]
    [InlineData("braces", null)]
    [InlineData("emoji-heading", null)]
    [InlineData("wide", null)]
    [InlineData("check-open", "is of type open: it is not shown and nothing is collected")]
    public async Task An_odd_one_that_is_right_has_every_page_and_report(string odd, string? note)
    {
        var exit = await RunAsync("check-instrument", TestData.CaseFile(odd));

        Assert.Equal((0, ""), (exit, error.ToString()));
        Assert.StartsWith(
            $"{TestData.CaseFile(odd)} is right: ",
            output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(note ?? "", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "{“meta”: 1}",
        "texts stand between straight double quotes (\"), not “ (line 1, sign 2)"
    )]
    [InlineData("{'meta': 1}", "texts stand between straight double quotes (\"), not '")]
    [InlineData(
        "{\n  \"a\": 1, // why\n}",
        "it cannot hold comments, take it out (line 2, sign 11)"
    )]
    [InlineData(
        "{\n\"a\": 1,\n\n}",
        "there is a comma too many, nothing follows it before the } (line 2, sign 7)"
    )]
    [InlineData("{\"a\": \"é\"\n \"b\": 2}", "a comma is missing in front of \" (line 1, sign 9)")]
    [InlineData("{\"a\": [1", "it ends too early, a } or ] is missing (line 1, sign 8)")]
    [InlineData(
        "{\"a\": {\"b\": 1, \"b\": 2}}",
        "names a property twice in one object: \"b\" (line 1, sign 16)"
    )]
    [InlineData("", "is empty")]
    public async Task A_file_that_is_no_JSON_is_told_its_fault_with_line_and_sign(
        string json,
        string told
    )
    {
        var exit = await RunAsync("check-instrument", Write(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(1, exit);
        Assert.Contains(
            $"  $ {(told.StartsWith("names", StringComparison.Ordinal) || told is "is empty" ? "" : "is not JSON: ")}{told}",
            error.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_told_which()
    {
        await RunAsync(
            "check-instrument",
            Write([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")])
        );

        Assert.Contains(
            "$ is written in UTF-16 or UTF-32: save it as UTF-8",
            error.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Problems_of_one_kind_are_told_together_with_their_places()
    {
        var json = TestData
            .TutorialJson()
            .Replace("\"en\": \"Not at all\",", "", StringComparison.Ordinal)
            .Replace("\"en\": \"Tea\",", "", StringComparison.Ordinal);

        await RunAsync("check-instrument", Write(Encoding.UTF8.GetBytes(json)));

        Assert.Contains(
            "  is missing, in 2 places:\n    $.scales[0].points[0].label.en (agreement)\n    $.items[2].options[0].label.en (tea)\n",
            error.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("<b>bold</b> & \"quoted\"\n{n} {group}")]
    public async Task What_is_typed_is_what_is_shown(string text)
    {
        var json = JsonEdit.Set(
            TestData.TutorialJson(),
            "items.1.text.en",
            JsonSerializer.Serialize(text)
        );

        var exit = await RunAsync("check-instrument", Write(json));

        Assert.Equal((0, ""), (exit, error.ToString()));
        Assert.Equal(
            text,
            InstrumentReader.Read(json).Instrument!.Items[1].Text[new Language("en")]
        );
    }

    [Theory]
    [InlineData(null, "has 40000 characters: at most 32767 fit a cell of a workbook")]
    public async Task A_text_that_no_report_could_hold_is_told_with_its_place(
        string? text,
        string told
    )
    {
        var file = Write(
            JsonEdit.Set(
                TestData.TutorialJson(),
                "items.1.text.en",
                JsonSerializer.Serialize(text ?? new string('a', 40_000))
            )
        );

        var exit = await RunAsync("check-instrument", file);

        Assert.Equal(1, exit);
        Assert.Contains(told, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check-instrument")]
    [InlineData("preview-instrument")]
    public async Task Every_problem_of_a_wrong_one_is_told_with_its_place(string command)
    {
        var file = Write(
            JsonEdit.Set(
                Encoding.UTF8.GetString(
                    JsonEdit.Set(TestData.TutorialJson(), "meta.publicationThreshold", "3")
                ),
                "items.1.scale",
                "\"mood\""
            )
        );

        var exit = await RunAsync(command, file);

        Assert.Equal(1, exit);
        Assert.Equal(
            [
                $"{file} is no valid questionnaire yet, for 2 reasons ($ is the file itself, [0] the first of a list):",
                "  $.items[1].scale (meets-people) no scale has the id 'mood'",
                "  $.meta.publicationThreshold must be a whole number from 10 to 10000",
                "",
            ],
            error.ToString().Split('\n')
        );
    }

    [Theory]
    [InlineData("check-instrument")]
    [InlineData("check-instrument", "a.json", "b.json")]
    [InlineData("check-instrument", "nowhere.json")]
    [InlineData("preview-instrument")]
    [InlineData("preview-instrument", "nowhere.json")]
    [InlineData("preview-instrument", "--port", "80")]
    public async Task What_cannot_be_done_is_one_sentence(params string[] arguments)
    {
        var exit = await RunAsync(arguments);

        Assert.Equal(1, exit);
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_preview_serves_every_page_and_keeps_nothing()
    {
        using var ports = new ReservedPorts();
        var port = ports.Ports[0];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var command = PreviewInstrument.Command.RunAsync(
            new LocalCommandLine
            {
                Arguments = [TestData.EveningLibraryFile, "--port", $"{port}"],
                Output = output,
                Error = error,
                Compose = _ => { },
            },
            stop.Token
        );
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri($"http://localhost:{port}"),
        };
        await Eventually.HappensAsync(
            "the preview was announced",
            () => output.ToString().Contains("/en/paper", StringComparison.Ordinal),
            Token
        );

        var questions = await ReadAsync(await PostAsync(http, "/en/questions", "q0=job"));
        // Within a second it is asked to be sent again.
        var answered = BrowserForm.EncodedFieldsOf(questions) + "&_confirm=1";
        await Eventually.HappensAsync(
            "the preview thanked",
            async () =>
                await PostAsync(http, "/en/responses", answered)
                    is { StatusCode: HttpStatusCode.SeeOther },
            Token
        );
        var pages = await Task.WhenAll(
            new[] { "/en", "/nl/thanks", "/de/privacy", "/fr/paper" }.Select(async p =>
                await ReadAsync(await http.GetAsync(new Uri(p, UriKind.Relative), Token))
            )
        );
        await stop.CancelAsync();

        Assert.Equal(
            [
                "Preview of the questionnaire: nothing that you send is stored or counted.",
                "Voorbeeldweergave van de vragenlijst: wat u verstuurt, wordt niet bewaard en niet geteld.",
                "Vorschau des Fragebogens: Was Sie senden, wird weder gespeichert noch gezählt.",
                "Aperçu du questionnaire : rien de ce que vous envoyez n’est enregistré ni compté.",
            ],
            pages.Select(p => p.QuerySelector("header .trial")!.TextContent)
        );
        Assert.Equal(0, await command);
    }

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    private string Write(byte[] json)
    {
        var path = Path.Combine(folder.Path, "questionnaire.json");
        File.WriteAllBytes(path, json);
        return path;
    }

    private Task<int> RunAsync(params string[] arguments) =>
        new LocalProgram
        {
            Compose = _ => { },
            Announce = (_, _) => { },
            Commands = [CheckInstrument.Command, PreviewInstrument.Command],
        }.RunAsync(arguments, output, error);

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string path, string form) =>
        http.PostAsync(
            new Uri(path, UriKind.Relative),
            new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
            Token
        );

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(
            await answer.Content.ReadAsStringAsync(Token),
            Token
        );
    }
}
