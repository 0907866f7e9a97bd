using System.Collections.Concurrent;
using System.Net;
using SurveyPipeline.Tests.Fixtures.Load;

namespace SurveyPipeline.Tests.Benchmarks.Load;

/// <summary>People who all send at once, and send again unchanged as soon as they are refused: the worst that respondents can do.</summary>
/// <param name="respondents">Their way to the host.</param>
/// <param name="forms">Makes their forms.</param>
internal sealed class ImpatientCrowd(RespondentClient respondents, FormPreparation forms)
{
    private readonly ConcurrentQueue<byte[]> prepared = new();
    private int acknowledged;
    private int refused;

    /// <summary>How many forms were taken so far.</summary>
    public int Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>How many were refused so far, each refusal counted.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>Sends until the end; whoever waits for an answer then, waits for it still.</summary>
    /// <param name="people">How many send at once.</param>
    /// <param name="end">Ends the sending.</param>
    /// <exception cref="InvalidOperationException">An answer was neither thanks nor a refusal.</exception>
    public Task SendUntilAsync(int people, CancellationToken end) =>
        Task.WhenAll(
            Enumerable
                .Range(0, people)
                .Select(_ => Task.Run(() => SendAsync(end), CancellationToken.None))
        );

    private async Task SendAsync(CancellationToken end)
    {
        var form = NextForm();
        while (!end.IsCancellationRequested)
        {
            switch (await respondents.SendAsync(form, CancellationToken.None))
            {
                case HttpStatusCode.SeeOther:
                    Interlocked.Increment(ref acknowledged);
                    form = NextForm();
                    break;
                case HttpStatusCode.ServiceUnavailable:
                    Interlocked.Increment(ref refused);
                    break;
                case var other:
                    throw new InvalidOperationException($"A form was answered with {(int)other}.");
            }
        }
    }

    private byte[] NextForm()
    {
        const int AtATime = 100;
        byte[]? form;
        while (!prepared.TryDequeue(out form))
        {
            lock (forms)
            {
                foreach (var one in forms.Forms(AtATime))
                {
                    prepared.Enqueue(one);
                }
            }
        }

        return form;
    }
}
