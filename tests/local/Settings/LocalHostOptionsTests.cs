using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Local.Settings;

public sealed class LocalHostOptionsTests
{
    [Theory]
    [InlineData(7071)]
    [InlineData(8080, "--port", "8080")]
    [InlineData(0, "--port", "0")]
    [InlineData(65535, "--port", "65535")]
    public void The_command_line_names_the_port(int port, params string[] args)
    {
        Assert.Equal(port, LocalHostOptions.FromCommandLine(args, TextWriter.Null).Port);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "http")]
    [InlineData("--prot", "8080")]
    [InlineData("--port", "8080", "more")]
    public void Anything_else_is_told_with_what_is_understood(params string[] args)
    {
        var exception = Assert.Throws<LocalHostException>(() =>
            LocalHostOptions.FromCommandLine(args, TextWriter.Null)
        );

        Assert.Contains(string.Join(' ', args), exception.Message, StringComparison.Ordinal);
        Assert.Contains("--port and a number", exception.Message, StringComparison.Ordinal);
    }
}
