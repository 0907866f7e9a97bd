using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Pages.PaperEntry;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Statistics;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Pages.History;
using SurveyPipeline.Tests.Unit.Pages.Organiser;
using SurveyPipeline.Tests.Unit.Reports.Deposit;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Texts;

/// <summary>Every page in every state, and every kind of report, of an instrument with the items of the built-in one: all that anyone
/// can ever read in one language.</summary>
internal sealed class EverythingSaid(Instrument instrument, Language language)
{
    private static readonly Uri Site = new("https://survey.example.org");
    private static readonly DateTimeOffset Now = PageReader.Morning;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>All of it, page by page and file by file.</summary>
    public async Task<ImmutableArray<string>> ReadAsync()
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        PageAnswer[] pages =
        [
            .. RespondentPagesOf(),
            .. await OrganiserPagesAsync(),
            .. PaperEntry(),
        ];
        foreach (var page in pages.Where(p => p.Content is not null))
        {
            var html = await PageWriter.RenderAsync(page.Content!, Token);
            texts.Add(Encoding.UTF8.GetString(html.Span));
        }

        foreach (var outcomes in Campaigns())
        {
            texts.AddRange(await FilesAsync(outcomes));
        }

        texts.AddRange(RareWords());
        foreach (var points in new[] { 3, 11 })
        {
            var scaled = new EverythingSaid(WithScale(points), language);
            texts.AddRange(await scaled.WordsOfScalesAsync());
        }

        texts.AddRange(Calendars());
        texts.AddRange(await SeriesAsync());
        return texts.ToImmutable();
    }

    private async Task<IEnumerable<string>> SeriesAsync()
    {
        var series = new PublishedSeries(instrument);
        await series.PublishAsync(TestData.Outcomes(instrument, 2, (_, _) => 60), 2);
        PageAnswer?[] pages =
        [
            await series.Pages.ShowAsync(language, series.Id.Value, Token),
            await series.Pages.ShowItemAsync(language, series.Id.Value, "workload-more", Token),
        ];
        var chart = await series.Pages.ChartAsync(
            language,
            series.Id.Value,
            "workload-more.admin.svg",
            Token
        );
        var texts = new List<string> { Encoding.UTF8.GetString(chart!.Bytes) };
        foreach (var page in pages)
        {
            var html = await PageWriter.RenderAsync(page!.Content!, Token);
            texts.Add(Encoding.UTF8.GetString(html.Span));
        }

        return texts;
    }

    private IEnumerable<string> Calendars()
    {
        var options = Options();
        options.OpensAt = Now.AddDays(1);
        var reader = new PageReader(options, instrument);
        var file = new CalendarFile(reader.Survey, reader.Clock).Write(language, Site)!;
        yield return Encoding.UTF8.GetString(file).Replace("\r\n ", "", StringComparison.Ordinal);
    }

    private static SurveyOptions Options(bool trial = false) =>
        new()
        {
            Organiser = "Organiser",
            Contact = "contact@example.org",
            Trial = trial,
            PublicResults = true,
        };

    private IEnumerable<PageAnswer> RespondentPagesOf()
    {
        var reader = new PageReader(Options(), instrument);
        var head =
            $"profile-group=admin&_version={instrument.Version}&_nonce={reader.Survey.Nonces.Issue()}";
        reader.Clock.Advance(TimeSpan.FromMinutes(5));
        yield return reader.Pages.Start(language);
        yield return reader.Pages.ChangeGroup(language, reader.SheetOf(head));
        yield return reader.Pages.Questions(language, reader.SheetOf("profile-group=admin"));
        yield return reader.Send("", language);
        yield return reader.Send(head, language);
        yield return reader.Send(
            head.Replace("nonce=", "nonce=x", StringComparison.Ordinal),
            language
        );
        yield return reader.Send(
            head.Replace("version=", "version=9", StringComparison.Ordinal),
            language
        );
        yield return reader.Send(
            $"{head}&workload-more=9&voice-actions=team&voice-actions=none",
            language
        );
        var limited = new PageReader(Options(), Limited(most: 1));
        yield return limited.Send(
            Fresh(limited)
                + string.Concat(Ordinary(limited).Take(2).Select(o => $"&voice-actions={o}")),
            language
        );
        yield return limited.Pages.Questions(language, limited.SheetOf("profile-group=admin"));
        var paired = new PageReader(Options(), Limited(most: 2));
        yield return paired.Pages.Questions(language, paired.SheetOf("profile-group=admin"));
        var hurried = new PageReader(Options(), Hurried());
        yield return hurried.Pages.Start(language);
        yield return hurried.Pages.Questions(language, hurried.SheetOf("profile-group=admin"));
        yield return reader.Send(Fresh(reader) + "&_confirm=1", language);
        yield return reader.Pages.Retry(
            language,
            reader.SheetOf(head),
            RespondentPaths.Responses,
            TimeSpan.FromSeconds(1)
        );
        yield return reader.Pages.Thanks(language);
        var asking = Options();
        asking.PublicResults = false;
        yield return new PageReader(asking, instrument).Pages.Thanks(language);
        yield return reader.Pages.Privacy(language);
        yield return new RespondentPageSet(
            reader.Survey,
            reader.Clock,
            new RunningPackage(new string('c', 40), new string('a', 64))
        ).Privacy(language);
        foreach (var guarantees in GuaranteesOf(reader))
        {
            yield return guarantees;
        }

        yield return reader.Pages.Accessibility(language);
        yield return reader.Pages.Paper(language, Site);
        yield return reader.Pages.NotFound(language);
        yield return reader.Pages.Failed(language);
        foreach (var outcome in Enum.GetValues<FormOutcome>().Where(o => o != FormOutcome.Read))
        {
            yield return reader.Pages.Unreadable(language, outcome);
        }

        foreach (var kind in Enum.GetValues<PeriodKind>())
        {
            var options = Options(trial: true);
            options.Period = kind;
            yield return new PageReader(options, instrument).Pages.Start(language);
        }

        yield return new PageReader(Options(), AnsweredOnce()).Pages.Privacy(language);
        yield return reader.Pages.Results(language, []);
        yield return new PageReader(Options(trial: true), instrument).Pages.Results(language, []);
        yield return In(Now.AddDays(1), closes: null).Start(language);
        yield return In(opens: null, Now.AddDays(-1)).Start(language);
        yield return new RespondentPageSet(Previewed(reader.Survey), reader.Clock).Start(language);
    }

    private IEnumerable<PageAnswer> GuaranteesOf(PageReader reader)
    {
        yield return reader.Pages.Guarantees(language);
        foreach (var counting in (string[])["hour", "week", "now", "30"])
        {
            var options = Options(trial: true);
            options.CountEvery = CountingTimes.TryParse(counting)!;
            options.PublicResults = false;
            options.Role = SurveyRole.Web;
            yield return new PageReader(options, instrument).Pages.Guarantees(language);
        }
    }

    private static string Fresh(PageReader reader) =>
        $"profile-group=admin&_version={reader.Survey.Instrument.Version}&_nonce={reader.Survey.Nonces.Issue()}";

    private static IEnumerable<string> Ordinary(PageReader reader) =>
        reader
            .Survey.Instrument.AllCountedItems.Single(i => i.Id.Value is "voice-actions")
            .Categories.Where(c => !c.IsExclusive)
            .Select(c => c.Code);

    /// <summary>The groups need unequally long.</summary>
    private Instrument Hurried() =>
        instrument with
        {
            Strata = [.. instrument.Strata.Select((s, i) => s with { EstimatedMinutes = 1 + i })],
        };

    private Instrument AnsweredOnce() => instrument with { Participation = Participation.Once };

    private Instrument Limited(int most) =>
        With(item => item is MultiChoiceItem multi ? multi with { MaxChoices = most } : item);

    private RespondentPageSet In(DateTimeOffset? opens, DateTimeOffset? closes)
    {
        var options = Options();
        (options.OpensAt, options.ClosesAt) = (opens, closes);
        return new PageReader(options, instrument).Pages;
    }

    private static Survey Previewed(Survey survey) =>
        new()
        {
            Instrument = survey.Instrument,
            Options = survey.Options,
            Series = survey.Series,
            Nonces = survey.Nonces,
            IsPreview = true,
        };

    private async Task<ImmutableArray<PageAnswer>> OrganiserPagesAsync()
    {
        var pages = ImmutableArray.CreateBuilder<PageAnswer>();
        foreach (var trial in new[] { false, true })
        {
            var scene = await PublishedAsync(trial);
            var who = scene.Reader($"?lang={language}");
            var all = await scene.AllAsync();
            pages.AddRange(
                scene.Pages.Reports(who, all),
                scene.Pages.Report(who, all[0]),
                scene.Pages.Report(
                    who,
                    all[0] with
                    {
                        Reports = all[0].Reports.RemoveAll(r => !r.IsWithdrawn),
                    }
                ),
                scene.Pages.Invite(who, Site),
                scene.Pages.Invite(who, site: null),
                scene.Pages.Poster(who, Site, language),
                scene.Pages.Poster(who, site: null, language),
                scene.Pages.NoLiveCount(who),
                scene.Pages.NotFound(who),
                scene.Pages.Malformed(who),
                scene.Pages.Failed(who),
                new RespondentPageSet(scene.Survey, scene.Clock).Results(
                    language,
                    [.. all.SelectMany(s => s.Reports)]
                )
            );
        }

        var asked = new OrganiserScene(Options(), AnsweredOnce());
        asked.Clock.SetUtcNow(Now);
        var asking = asked.Reader($"?lang={language}");
        var wrong = new FormFields([("period", "2026-10"), ("asked.admin", "many")]);
        var october = new ReportAddress(asked.Survey.Series.Id, TestData.Month("2026-10"), null);
        await asked.BeginAsync();
        await asked.PublishAsync("2026-10");
        pages.AddRange(
            asked.Pages.Reports(asking, await asked.AllAsync()),
            await asked.Statements.AttachAsync(asking, october, wrong, Token),
            asked.Statements.Retry(asking, october, wrong),
            asked.Pages.Asked.Form(asking, TestData.Month("2026-11"), entered: null, true),
            asked.Pages.Asked.Judge(asking, wrong).Page!,
            asked.Pages.Asked.Retry(asking, wrong)
        );
        var once = new OrganiserScene(Options(), AnsweredOnce());
        pages.Add(once.Pages.NoLiveCount(once.Reader($"?lang={language}")));
        pages.AddRange(await StatesAsync());
        return pages.ToImmutable();
    }

    private async Task<OrganiserScene> PublishedAsync(bool trial)
    {
        var scene = new OrganiserScene(
            Options(trial),
            instrument,
            endedAt: new DateTimeOffset(2026, 12, 15, 0, 0, 0, TimeSpan.Zero),
            finalPeriod: TestData.Month("2026-12")
        );
        await scene.BeginAsync();
        if (trial)
        {
            await scene.Releases.WriteEndAsync(
                scene.Survey.Series.Id,
                r => r with { SupersededBy = new SeriesId("another@2.0.0") },
                Token
            );
        }

        await scene.CloseAsync("2026-10", "admin 2026-10", "proximity", "other erased");
        await scene.CloseAsync("2026-12", "admin 2026-11", "proximity");
        string[] files =
        [
            .. ReportFormats.All.Select(f =>
                f is LanguageFormat
                    ? $"{f.Stem}.{language}.{f.Extension}"
                    : $"{f.Stem}.{f.Extension}"
            ),
            "notes.txt",
        ];
        await scene.PublishAsync("2026-10", files: files);
        await scene.PublishAsync("2026-12", files: files);
        await scene.PublishAsync("2026-11", files: files);
        await scene.AskedAsync("2026-10", "admin", 118);
        await scene.Notes.AttachStatementAsync(
            scene.Survey.Series.Id,
            TestData.Month("2026-10"),
            new DateOnly(2026, 12, 3),
            TestData.Texts([.. instrument.Languages.Select(l => (l.Code, "Statement."))]),
            Token
        );
        await scene.CorrectAsync(
            "2026-12",
            [.. instrument.Languages.Select(l => (l.Code, "Erratum."))]
        );
        await scene.WithdrawAsync(
            "2026-11",
            [.. instrument.Languages.Select(l => (l.Code, "Withdrawal."))]
        );
        return scene;
    }

    private async Task<IEnumerable<PageAnswer>> StatesAsync()
    {
        var states = new List<PageAnswer>();
        var start = new OrganiserScene().Clock.GetUtcNow();
        foreach (
            var (opens, closes) in new (DateTimeOffset?, DateTimeOffset?)[]
            {
                (null, null),
                (start.AddDays(1), null),
                (null, start.AddDays(1)),
                (null, start.AddMinutes(-1)),
                (null, start.AddDays(-1)),
            }
        )
        {
            var options = Options();
            (options.OpensAt, options.ClosesAt) = (opens, closes);
            options.PublicResults = opens is null;
            var scene = new OrganiserScene(options, instrument);
            await scene.BeginAsync();
            var who = scene.Reader($"?lang={language}");
            states.Add(scene.Pages.Reports(who, await scene.AllAsync()));
            states.Add(scene.Pages.Invite(who, Site));
            states.Add(scene.Pages.Poster(who, Site, language));
        }

        return states;
    }

    private IEnumerable<PageAnswer> PaperEntry()
    {
        var reader = new PageReader(Options(), instrument);
        var pages = DeskOf(reader.Survey, reader.Clock);
        var who = new OrganiserReader(
            new Wording(instrument, language),
            Key: null,
            HasChosen: true
        );
        var group = instrument.GroupItem.Id.Value;
        var head = new (string, string)[]
        {
            ("_nonce", reader.Survey.Nonces.Issue()),
            ("_version", instrument.Version),
        };
        yield return pages.Start(who, isStored: false);
        yield return pages.Start(who, isStored: true);
        yield return Judge([(group, "")]);
        yield return Judge([(group, "1")]);
        yield return Judge([.. head, ("_stage", "first"), (group, "1"), ("workload-more", "4")]);
        yield return Judge([
            .. head,
            ("_stage", "first"),
            (group, "1"),
            ("workload-more", "77"),
            ("workload-stress", "1 2"),
        ]);
        var paired = Limited(most: 2);
        yield return DeskOf(TestData.SurveyWith(reader.Clock, Options(), paired), reader.Clock)
            .Judge(who, new EntrySheet(paired, new FormFields([(group, "1")])))
            .Page!;
        (string, string)[] second = [.. head, ("_stage", "second"), ($"_first.{group}", "1")];
        yield return Judge([.. second, (group, ""), ("_first.workload-more", "4")]);
        yield return Judge([.. second, (group, "2")]);
        yield return Judge([.. second, (group, "1"), ("_first.workload-more", "4")]);
        (string, string)[] settle =
        [
            .. head,
            ("_stage", "settle"),
            ($"_first.{group}", "1"),
            ($"_second.{group}", "1"),
            ("_first.workload-more", "4"),
            ("_second.workload-more", "5"),
        ];
        yield return Judge([.. settle, ("workload-more", "")]);
        yield return Judge([.. settle, ("workload-more", "1")]);
        yield return Judge([
            ("_nonce", "x"),
            ("_version", instrument.Version),
            ("_stage", "first"),
            (group, "1"),
        ]);
        yield return Judge([("_version", "9.9.9"), ("_stage", "first"), (group, "1")]);
        yield return pages.Retry(
            who,
            new EntrySheet(instrument, new FormFields([.. settle])),
            TimeSpan.FromSeconds(1)
        );
        var options = Options();
        options.ClosesAt = Now.AddDays(-1);
        var closed = TestData.SurveyWith(reader.Clock, options, instrument);
        yield return DeskOf(closed, reader.Clock).Start(who, isStored: true);

        PageAnswer Judge(IEnumerable<(string, string)> fields) =>
            pages.Judge(who, new EntrySheet(instrument, new FormFields(fields))).Page!;
    }

    private static PaperEntryPages DeskOf(Survey survey, TimeProvider clock)
    {
        var organiser = new OrganiserPageSet(survey, clock);
        var forms = new EntryForms(organiser.Frames);
        return new PaperEntryPages(
            survey,
            forms,
            new EntrySteps(survey, forms),
            organiser.Notices,
            organiser.Dates,
            clock
        );
    }

    private IEnumerable<(ImmutableArray<Outcome> Outcomes, int Months, bool IsTrial)> Campaigns()
    {
        yield return (TestData.Outcomes(instrument, 1, (_, _) => 4), 1, false);
        yield return (TestData.Outcomes(instrument, 1, (s, _) => s == 1 ? 4 : 40), 1, false);
        yield return (Alike(), 1, false);
        yield return ([WithoutTotals()], 1, false);
        yield return ([OfSmallTops()], 1, false);
        yield return (
            [
                .. TestData
                    .Outcomes(instrument, 1, (s, _) => 12 + s)
                    .Select(o => o is ReleasedOutcome release ? release with { Asked = 120 } : o),
            ],
            1,
            true
        );
        yield return (
            TestData.Outcomes(instrument, 3, (s, m) => 60 + (40 * ((s + m) % 3))),
            3,
            false
        );
        yield return (
            TestData.Outcomes(instrument, 2, (s, _) => 1500 - (s * 400), lean: 3),
            2,
            false
        );
        yield return (TestData.Outcomes(instrument, 2, (s, _) => 10 + (s * 2), lean: 3), 2, false);
        yield return (
            TestData.ErasedInstead(
                TestData.Outcomes(instrument, 3, (s, m) => s == 1 && m == 2 ? 4 : 60)
            ),
            3,
            false
        );
    }

    /// <summary>The same questions on scales of another length.</summary>
    private Instrument WithScale(int points) =>
        With(i =>
            i is ScaleItem item
                ? item with
                {
                    Scale = item.Scale with { Categories = Stretched(item.Scale, points) },
                }
                : i
        );

    private Instrument With(Func<Item, Item> change)
    {
        var items = instrument.Items.ToDictionary(i => i.Id, change);
        return instrument with
        {
            Items = [.. instrument.Items.Select(i => items[i.Id])],
            Blocks =
            [
                .. instrument.Blocks.Select(b =>
                    b with
                    {
                        Items = [.. b.Items.Select(i => items[i.Id])],
                    }
                ),
            ],
        };
    }

    private static ImmutableArray<Category> Stretched(Scale scale, int points) =>
        [
            .. Enumerable
                .Range(1, points)
                .Select(code =>
                    scale.Points[(code - 1) * (scale.Points.Length - 1) / (points - 1)] with
                    {
                        Code = code.ToString(CultureInfo.InvariantCulture),
                    }
                ),
            scale.Categories[^1],
        ];

    private async Task<IEnumerable<string>> WordsOfScalesAsync()
    {
        var outcomes = TestData.Outcomes(instrument, 3, (s, m) => 60 + (40 * ((s + m) % 3)));
        var findings = new FindingWording(new ReportWording(instrument, language));
        var report = Analyse(outcomes, 3);
        var change = report.Items.SelectMany(i => i.Changes).First();
        var results = report
            .Items.Concat(Analyse(Alike(), 1).Items)
            .SelectMany(i => i.Results)
            .Where(r => r.Scale is not null)
            .DistinctBy(r => r.Scale!.Top.Form == FigureForm.Share);
        return
        [
            .. await FilesAsync((outcomes, 3, false)),
            .. results.Select(findings.Pressure),
            .. ((double[])[-0.2, 0.2]).SelectMany(d => ChangesOf(change, d, 0.01)),
            findings.ChangeOfItem(change),
            .. report.Items.SelectMany(i => i.Comparisons).Take(1).Select(findings.Difference),
        ];
    }

    private Report Analyse(ImmutableArray<Outcome> outcomes, int months) =>
        ReportAnalysis.Of(
            instrument,
            TestData.MonthlySeries(instrument),
            outcomes,
            TestData.Month(2026, months)
        );

    /// <summary>A release of one group, with a table of each scale item.</summary>
    private ReleasedOutcome OfScales(int n, Func<ScaleItem, ProtectedItem> table)
    {
        var stratum = instrument.Strata[0].Id;
        return TestData.Release(
            instrument,
            stratum.Value,
            TestData.Month(2026, 1),
            n,
            [
                .. instrument
                    .CountedItems(stratum)
                    .OfType<ScaleItem>()
                    .Select(i => (i.Id.Value, table(i))),
            ]
        );
    }

    /// <summary>No scale item is broken down.</summary>
    private ReleasedOutcome WithoutTotals() =>
        OfScales(12, i => TestData.Band(12, new int[i.Categories.Length]));

    /// <summary>Everybody gave each scale its lowest points.</summary>
    private ReleasedOutcome OfSmallTops() =>
        OfScales(90, i => TestData.Full([45, 45, .. new int[i.Categories.Length - 2]]));

    /// <summary>Groups that answered alike.</summary>
    private ImmutableArray<Outcome> Alike() =>
        [
            .. instrument.Strata.Select(s =>
                TestData.Release(instrument, s.Id.Value, TestData.Month(2026, 1), 60)
            ),
        ];

    private async Task<IEnumerable<string>> FilesAsync(
        (ImmutableArray<Outcome> Outcomes, int Months, bool IsTrial) campaign
    )
    {
        var report = await BuiltReport.OfAsync(
            instrument,
            campaign.Outcomes,
            campaign.Months,
            campaign.IsTrial,
            campaign.Outcomes.Any(o => o is TooFewOutcome)
                ? Participation.EveryPeriod
                : Participation.Once,
            DdiCodebookTests.Said()
        );
        return report
            .Files.Where(f => f.Language is null || f.Language == language)
            .Where(f =>
                f.Format
                    is not "zip"
                        and not "codebook"
                        and not "jsonSchema"
                        and not "ddi"
                        and not "dataverse"
            )
            .SelectMany(f =>
                f.Format is "xlsx" ? PartsOf(f.Bytes) : [Encoding.UTF8.GetString(f.Bytes.Span)]
            );
    }

    private static IEnumerable<string> PartsOf(ReadOnlyMemory<byte> workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook.ToArray()));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            yield return reader.ReadToEnd();
        }
    }

    // What only rare counts bring about is asked of the words themselves.
    private IEnumerable<string> RareWords()
    {
        var words = new ReportWording(instrument, language);
        foreach (var kind in Enum.GetValues<PeriodKind>())
        {
            yield return words.Periods.Period(Period.Containing(kind, Now));
        }

        for (var month = 1; month <= 12; month++)
        {
            yield return words.Periods.Period(TestData.Month(2026, month));
        }

        yield return ForeignMarks.Remove(
            new Wording(instrument, language).Date(new DateOnly(2026, 12, 1))
        );
        yield return words.Numbers.Share(1, 100_000);
        yield return words.Numbers.HighLimit(1, 100);
        yield return words.Numbers.LowPoints(0.001);
        yield return words.Numbers.HighPoints(-0.001);
        yield return words.Numbers.AdjustedP(0.0001);
        yield return words.Numbers.AdjustedP(0.2);
        var report = Analyse(
            TestData.Outcomes(instrument, 3, (s, m) => 60 + (40 * ((s + m) % 3))),
            3
        );
        var findings = new FindingWording(words);
        yield return findings.Pressure(
            report
                .Items.SelectMany(i => i.Results)
                .First(r => r.Scale?.Top.Form == FigureForm.Share)
        );
        var change = report.Items.SelectMany(i => i.Changes).First();
        foreach (var (difference, p) in new[] { (-0.2, 0.01), (0.1, 0.9), (0.2, 0.01) })
        {
            foreach (var sentence in ChangesOf(change, difference, p))
            {
                yield return sentence;
            }
        }

        yield return findings.ChangeOfItem(change);
        var compared = report.Items.First(i => !i.Comparisons.IsEmpty);
        foreach (var delta in new[] { 0.1, 0.2, 0.4, 0.6 })
        {
            var comparison = compared.Comparisons[0] with
            {
                CliffsDelta = delta,
                AdjustedP = delta > 0.3 ? 0.01 : null,
            };
            yield return findings.Difference(comparison);
            foreach (
                var sentence in findings.Comparisons(compared with { Comparisons = [comparison] })
            )
            {
                yield return sentence;
            }
        }

        yield return words.ShareOrBound(Figure.From(348, 9, 558, releases: 4));
        yield return words.Figure(Figure.From(540, 15, 600, releases: 4));
        yield return words.ShareOrBound(Figure.From(0, 12, 600, releases: 4));
    }

    private IEnumerable<string> ChangesOf(TopTwoChange change, double difference, double p)
    {
        var item = Analyse(
            TestData.Outcomes(instrument, 3, (s, m) => 60 + (40 * ((s + m) % 3))),
            3
        ).Items[0];
        return new FindingWording(new ReportWording(instrument, language)).Changes(
            item with
            {
                Changes = [change with { Difference = difference, AdjustedP = p }],
            }
        );
    }
}
