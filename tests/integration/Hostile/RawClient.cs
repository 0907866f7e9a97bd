using System.Net.Sockets;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>Speaks to a host byte by byte, so that nothing is corrected on the way.</summary>
/// <param name="host">The host.</param>
public sealed class RawClient(Uri host)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Sends bytes in one go and reads the answer; null where the connection was closed without one.</summary>
    public async Task<RawAnswer?> SendAsync(byte[] bytes) =>
        RawAnswer.Read(await ExchangeAsync([bytes], TimeSpan.Zero), out _);

    /// <summary>Sends pieces with a pause after each, and reads until the host closes the connection.</summary>
    public async Task<byte[]> ExchangeAsync(IEnumerable<byte[]> pieces, TimeSpan pause)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        limit.CancelAfter(Limit);
        using var client = await ConnectAsync(limit.Token);
        await using var stream = client.GetStream();
        var reading = ReadAsync(stream, limit.Token);
        try
        {
            foreach (var piece in pieces)
            {
                await stream.WriteAsync(piece, limit.Token);
                if (pause > TimeSpan.Zero)
                {
                    await Task.WhenAny(reading, Task.Delay(pause, limit.Token));
                }
            }
        }
        catch (IOException)
        {
            // The host has heard enough; what it said is still to be read.
        }

        return await reading;
    }

    /// <summary>Sends bytes and breaks the connection off without waiting for anything.</summary>
    public async Task AbortAsync(byte[] bytes)
    {
        using var client = await ConnectAsync(TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(bytes, TestContext.Current.CancellationToken);
        client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    private async Task<TcpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var client = new TcpClient();
        await client.ConnectAsync(host.Host, host.Port, cancellationToken);
        return client;
    }

    private static async Task<byte[]> ReadAsync(
        NetworkStream stream,
        CancellationToken cancellationToken
    )
    {
        var all = new MemoryStream();
        try
        {
            await stream.CopyToAsync(all, cancellationToken);
        }
        catch (IOException)
        {
            // Reset by the host after its answer, because not all was read of what was sent.
        }

        return all.ToArray();
    }
}
