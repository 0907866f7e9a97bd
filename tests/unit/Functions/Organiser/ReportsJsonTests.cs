using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SurveyPipeline.Functions.Organiser;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Unit.Pages.Organiser;

namespace SurveyPipeline.Tests.Unit.Functions.Organiser;

public sealed class ReportsJsonTests
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly OrganiserScene scene = new();

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json;q=0.9, text/html;q=0.8", true)]
    [InlineData("text/html, application/json", false)]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", false)]
    [InlineData("*/*", false)]
    [InlineData("", false)]
    [InlineData("application/json;q=0", false)]
    [InlineData("text/html;q=0.5, application/json", true)]
    [InlineData("not a type", false)]
    public void Json_is_for_those_who_ask_for_it(string accept, bool wanted)
    {
        Assert.Equal(wanted, ReportsJson.IsWanted(accept));
    }

    [Fact]
    public async Task The_list_has_the_documented_shape()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-11", "admin 2026-10", "other");
        await scene.PublishAsync("2026-11", files: ["report.fr.html"]);
        await scene.CorrectAsync("2026-11", ("fr", "La légende."), ("en", "The label."));
        await scene.AskedAsync("2026-10", "admin", 58);
        await scene.AskedAsync("2026-11", "admin", 60);

        var json = await DescribeAsync();

        Assert.Equal(
            """
            {
              "language": "en",
              "series": [
                {
                  "id": "social-work-digital-pressure@1.1.0",
                  "title": "Digitalisation and your work: questionnaire",
                  "trial": false,
                  "over": false,
                  "reports": [
                    {
                      "period": "2026-11",
                      "label": "November 2026",
                      "start": "2026-11-01T00:00:00Z",
                      "end": "2026-12-01T00:00:00Z",
                      "address": "/reports/social-work-digital-pressure%401.1.0/2026-11",
                      "withdrawn": false,
                      "groups": [
                        {
                          "id": "admin",
                          "label": "Administrative services",
                          "status": "released",
                          "from": "2026-10",
                          "to": "2026-11"
                        },
                        {
                          "id": "other",
                          "label": "Other roles",
                          "status": "notEnough",
                          "from": null,
                          "to": null
                        }
                      ],
                      "files": [
                        {
                          "name": "report.fr.html",
                          "format": "html",
                          "language": "fr",
                          "contentType": "text/html; charset=utf-8",
                          "size": 14,
                          "sha256": "d49f91b6a71e8e5a5ce1684aac76408401d46d05fc07ed9b32e35db04e793732",
                          "address": "/reports/social-work-digital-pressure%401.1.0/2026-11/report.fr.html"
                        }
                      ],
                      "errata": [
                        {
                          "number": 1,
                          "date": "2026-12-03",
                          "withdraws": false,
                          "texts": {
                            "en": "The label.",
                            "fr": "La légende."
                          }
                        }
                      ],
                      "statements": [],
                      "asked": [
                        {
                          "group": "admin",
                          "about": 120,
                          "date": "2026-12-03"
                        }
                      ]
                    }
                  ]
                }
              ]
            }
            """,
            json
        );
    }

    [Fact]
    public async Task A_trial_is_marked_and_the_closed_but_unpublished_period_left_out()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-10", "admin");
        await scene.CloseAsync("2026-11", "admin 2026-10");
        await scene.PublishAsync("2026-10");
        await scene.PublishAsync("2026-09", new SeriesId("survey@1.0.0~trial"));

        using var json = JsonDocument.Parse(await DescribeAsync());

        var series = json.RootElement.GetProperty("series").EnumerateArray().ToList();
        Assert.Equal([false, true], series.Select(s => s.GetProperty("trial").GetBoolean()));
        var report = Assert.Single(series[0].GetProperty("reports").EnumerateArray());
        var group = Assert.Single(report.GetProperty("groups").EnumerateArray());
        Assert.Equal("notEnough", group.GetProperty("status").GetString());
    }

    private async Task<string> DescribeAsync() =>
        JsonSerializer.Serialize(
            ReportsJson.Describe(scene.Reader().Words, await scene.AllAsync()),
            Readable
        );
}
