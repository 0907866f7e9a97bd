using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Local.Commands;

public sealed class LocalProgramTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public async Task A_command_gets_its_arguments_and_gives_the_exit_code()
    {
        var exit = await RunAsync(
            ["greet", "fr", "--loud"],
            async (line, _) =>
            {
                await line.Output.WriteAsync(string.Join(' ', line.Arguments));
                return 7;
            }
        );

        Assert.Equal(7, exit);
        Assert.Equal("fr --loud", output.ToString());
    }

    [Fact]
    public async Task An_unknown_command_is_told_with_those_that_exist()
    {
        var exit = await RunAsync(["gret"], (_, _) => Task.FromResult(0));

        Assert.Equal(2, exit);
        Assert.Contains("There is no command 'gret'", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("greet LANGUAGE: say hello", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("rotate-keys: ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task Help_lists_what_there_is(string asked)
    {
        var exit = await RunAsync([asked], (_, _) => Task.FromResult(3));

        Assert.Equal(0, exit);
        Assert.Contains("-- [--port N]: run", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "-- greet LANGUAGE: say hello",
            output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_known_problem_is_one_sentence()
    {
        var exit = await RunAsync(
            ["greet"],
            (_, _) => throw new LocalHostException("Nobody is there: come back later.")
        );

        Assert.Equal(1, exit);
        Assert.Equal("Nobody is there: come back later." + Environment.NewLine, error.ToString());
    }

    [Fact]
    public async Task Wrong_settings_are_told_one_a_line()
    {
        var exit = await RunAsync(
            ["greet"],
            (_, _) =>
                throw new OptionsValidationException("", typeof(object), ["First.", "Second."])
        );

        Assert.Equal(1, exit);
        Assert.Equal($"First.{Environment.NewLine}Second.{Environment.NewLine}", error.ToString());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var exit = await RunAsync(["--port", $"{port}"], (_, _) => Task.FromResult(0));

        Assert.Equal(1, exit);
        Assert.StartsWith($"Port {port} is taken", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("--port", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    private Task<int> RunAsync(
        string[] args,
        Func<LocalCommandLine, CancellationToken, Task<int>> greet
    )
    {
        var program = new LocalProgram
        {
            Compose = builder => builder.Configuration["ReportSchedule"] = "0 0 5 * * *",
            Announce = (_, _) => { },
            Commands = [new LocalCommand("greet", "LANGUAGE", "say hello", greet)],
        };
        return program.RunAsync(args, output, error);
    }
}
