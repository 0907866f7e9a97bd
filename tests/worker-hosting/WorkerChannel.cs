using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using SurveyPipeline.Tests.Worker.Protocol;

namespace SurveyPipeline.Tests.Worker.Hosting;

/// <summary>The host's end of the stream on which host and worker speak.</summary>
public sealed class WorkerChannel : FunctionRpc.FunctionRpcBase
{
    private readonly Channel<StreamingMessage> outgoing =
        Channel.CreateUnbounded<StreamingMessage>();

    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> awaited =
        new(StringComparer.Ordinal);

    private readonly ConcurrentQueue<string> log = new();

    /// <summary>What the worker logged towards the host: every field that may hold text.</summary>
    public IReadOnlyCollection<string> Log => [.. log];

    /// <summary>The worker's first message.</summary>
    public Task<StreamingMessage> StartAsync() => For("start").Task;

    /// <summary>Sends a message that gets no answer.</summary>
    public void Send(StreamingMessage message) => outgoing.Writer.TryWrite(message);

    /// <summary>Sends a message and awaits its answer.</summary>
    /// <param name="key">What names the answer: the kind of its content, or the id of its function or invocation.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<StreamingMessage> AskAsync(
        string key,
        StreamingMessage message,
        CancellationToken cancellationToken
    )
    {
        var answer = For(key).Task;
        Send(message);
        return answer.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context
    )
    {
        var sending = SendAllAsync(responseStream, context.CancellationToken);
        try
        {
            await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
            {
                Take(message);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The worker's process has ended.
        }

        outgoing.Writer.TryComplete();
        await sending;
    }

    private async Task SendAllAsync(
        IServerStreamWriter<StreamingMessage> stream,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (var message in outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                await stream.WriteAsync(message, cancellationToken);
            }
        }
        catch (Exception error)
            when (error is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The worker's process has ended.
        }
    }

    private void Take(StreamingMessage message)
    {
        if (message.RpcLog is { } line)
        {
            log.Enqueue(
                $"{line.Level} {line.Category}: {line.Message} {line.Properties} {line.Exception}"
            );
            return;
        }

        For(KeyOf(message)).TrySetResult(message);
    }

    private static string KeyOf(StreamingMessage message) =>
        message.ContentCase switch
        {
            StreamingMessage.ContentOneofCase.StartStream => "start",
            StreamingMessage.ContentOneofCase.WorkerInitResponse => "init",
            StreamingMessage.ContentOneofCase.FunctionMetadataResponse => "metadata",
            StreamingMessage.ContentOneofCase.FunctionLoadResponse => message
                .FunctionLoadResponse
                .FunctionId,
            StreamingMessage.ContentOneofCase.InvocationResponse => message
                .InvocationResponse
                .InvocationId,
            _ => "other",
        };

    private TaskCompletionSource<StreamingMessage> For(string key) =>
        awaited.GetOrAdd(
            key,
            _ => new TaskCompletionSource<StreamingMessage>(
                TaskCreationOptions.RunContinuationsAsynchronously
            )
        );
}
