using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Local.Host;

public sealed class TerminalLifetimeTests
{
    [Fact]
    public void The_first_signal_drains_the_host_and_the_next_ends_the_process()
    {
        using var output = new StringWriter();
        var application = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        using var lifetime = new TerminalLifetime(
            application,
            new LocalHostOptions { Output = output }
        );
        var first = new PosixSignalContext(PosixSignal.SIGINT);
        var second = new PosixSignalContext(PosixSignal.SIGINT);

        lifetime.OnSignal(first);
        Assert.True(application.ApplicationStopping.IsCancellationRequested);
        lifetime.OnSignal(second);

        Assert.True(first.Cancel);
        Assert.False(second.Cancel);
        Assert.Contains("Ctrl+C again stops at once", output.ToString(), StringComparison.Ordinal);
    }
}
