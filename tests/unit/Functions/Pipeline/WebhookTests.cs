using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions;
using SurveyPipeline.Functions.Pipeline;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Tests.Unit.Functions.Pipeline;

public sealed class WebhookTests
{
    private static readonly Announcement News = new(
        new SeriesId("survey@1.0.0"),
        "2026-11",
        new Uri("https://survey.example.org/fr/results")
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_posts_series_period_and_address_with_a_key_and_nothing_else()
    {
        var carrier = new Recorder(HttpStatusCode.Accepted);
        using var webhook = new Webhook(new Uri("https://hooks.example.org/a?b=c"), carrier);

        Assert.Null(await webhook.SendAsync(News, Token));

        Assert.Equal(HttpMethod.Post, carrier.Method);
        Assert.Equal("https://hooks.example.org/a?b=c", carrier.Address!.AbsoluteUri);
        Assert.Equal("\"survey@1.0.0/2026-11\"", carrier.Key);
        using var body = JsonDocument.Parse(carrier.Body!);
        Assert.Equal(
            [
                ("event", "report.published"),
                ("series", "survey@1.0.0"),
                ("period", "2026-11"),
                ("address", "https://survey.example.org/fr/results"),
            ],
            body.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.GetString()!))
        );
    }

    [Fact]
    public async Task It_ends_with_the_app()
    {
        var app = AppWith(new Uri("https://hooks.example.org"));
        var webhook = app.GetRequiredService<Webhook>();

        await app.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => webhook.SendAsync(News, Token));
    }

    [Fact]
    public async Task Where_no_address_is_set_there_is_none()
    {
        await using var app = AppWith(address: null);

        Assert.Null(app.GetService<Webhook>());
    }

    [Theory]
    [InlineData(HttpStatusCode.Found, "status 302")]
    [InlineData(HttpStatusCode.InternalServerError, "status 500")]
    public async Task Anything_but_success_is_a_failure(HttpStatusCode status, string expected)
    {
        using var webhook = new Webhook(new Uri("https://hooks.example.org"), new Recorder(status));

        Assert.Equal(expected, await webhook.SendAsync(News, Token));
    }

    [Fact]
    public async Task A_computer_that_cannot_be_reached_is_a_failure_without_its_address()
    {
        using var webhook = new Webhook(
            new Uri("https://hooks.invalid/secret"),
            new Recorder(HttpRequestError.NameResolutionError)
        );

        Assert.Equal("NameResolutionError", await webhook.SendAsync(News, Token));
    }

    [Theory]
    [InlineData(false, "ConnectionError")]
    [InlineData(true, null)]
    public async Task A_name_that_leads_to_this_computer_is_called_in_a_trial_only(
        bool mayStayHere,
        string? expected
    )
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var webhook = new Webhook(
            new Uri($"http://localhost:{port}/"),
            Webhook.Carrier(mayStayHere)
        );

        var sending = webhook.SendAsync(News, Token);
        if (mayStayHere)
        {
            await AnswerAsync(listener, "HTTP/1.1 204 No Content\r\n\r\n");
        }

        Assert.Equal(expected, await sending);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var webhook = new Webhook(
            new Uri($"http://localhost:{port}/"),
            Webhook.Carrier(mayStayHere: true)
        );

        var sending = webhook.SendAsync(News, Token);
        await AnswerAsync(
            listener,
            $"HTTP/1.1 307 Temporary Redirect\r\nLocation: http://localhost:{port}/other\r\nContent-Length: 0\r\n\r\n"
        );

        Assert.Equal("status 307", await sending);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("fe80::1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("203.0.113.7", false)]
    [InlineData("2001:db8::1", false)]
    public void This_computer_and_its_platform_are_near(string address, bool isNear)
    {
        Assert.Equal(isNear, Webhook.IsNear(IPAddress.Parse(address)));
    }

    private static ServiceProvider AppWith(Uri? address)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new SurveyOptions { Webhook = address });
        services.AddCounting();
        return services.BuildServiceProvider();
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var connection = await listener.AcceptTcpClientAsync(Token);
        await using var stream = connection.GetStream();
        var buffer = new byte[4096];
        var text = "";
        while (!text.Contains("published", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, Token);
            text += System.Text.Encoding.UTF8.GetString(buffer, 0, read);
        }

        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer), Token);
    }

    private sealed class Recorder : HttpMessageHandler
    {
        private readonly HttpStatusCode status;
        private readonly HttpRequestError? error;

        public Recorder(HttpStatusCode status) => this.status = status;

        public Recorder(HttpRequestError error) => this.error = error;

        public HttpMethod? Method { get; private set; }

        public Uri? Address { get; private set; }

        public string? Key { get; private set; }

        public string? Body { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (error is { } failure)
            {
                throw new HttpRequestException(failure, "hooks.invalid/secret");
            }

            (Method, Address) = (request.Method, request.RequestUri);
            Key = request.Headers.GetValues("Idempotency-Key").Single();
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(status);
        }
    }
}
