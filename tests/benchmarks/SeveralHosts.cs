using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Benchmarks.Load;
using SurveyPipeline.Tests.Fixtures.Hosting;
using SurveyPipeline.Tests.Fixtures.Load;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>How many responses per second pass from the form into the counts, by the number of hosts and of shards, against one host
/// on the default number of shards in the same round.</summary>
internal static class SeveralHosts
{
    private const int Respondents = 64;
    private const int DefaultShards = 4;
    private const int MostRounds = 3;

    private static readonly ImmutableArray<(int Hosts, int Shards)> Cases =
    [
        (1, DefaultShards),
        (1, 1),
        (1, 8),
        (2, 1),
        (2, DefaultShards),
        (2, 8),
        (4, 1),
        (4, DefaultShards),
        (4, 8),
    ];

    /// <summary>Measures it.</summary>
    /// <exception cref="InvalidOperationException">A form was refused, or the counts are not what was acknowledged.</exception>
    public static async Task<ImmutableArray<TableRow>> MeasureAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        var rounds = new List<double[]>();
        for (var round = 0; round < Math.Min(options.Rounds, MostRounds); round++)
        {
            var rates = new List<double>();
            foreach (var (hosts, shards) in Cases)
            {
                rates.Add(
                    await MeasureAsync(hosts, shards, options.Scale(6_000), cancellationToken)
                );
            }

            rounds.Add([.. rates]);
        }

        return [.. Cases.Select((c, i) => RowOf(c.Hosts, c.Shards, rounds, i))];
    }

    private static TableRow RowOf(int hosts, int shards, List<double[]> rounds, int index) =>
        new()
        {
            Name = string.Create(
                CultureInfo.InvariantCulture,
                $"Responses counted per second, {hosts} hosts, {shards} shards (raw: 1 host, {DefaultShards} shards)"
            ),
            Ours = new Samples(rounds.Select(r => r[index])).Text("0"),
            Raw = new Samples(rounds.Select(r => r[0])).Text("0"),
            Ratio = new Samples(rounds.Select(r => r[index] / r[0])).Text("0.00"),
        };

    private static async Task<double> MeasureAsync(
        int hosts,
        int shards,
        int count,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StorageScene.StartAsync(cancellationToken);
        var running = new List<HostProcess>();
        try
        {
            for (var i = 0; i < hosts; i++)
            {
                running.Add(await StartHostAsync(scene, shards, cancellationToken));
            }

            return await MeasureAsync(scene, running, count, cancellationToken);
        }
        finally
        {
            foreach (var host in running)
            {
                await host.DisposeAsync();
            }
        }
    }

    private static Task<HostProcess> StartHostAsync(
        StorageScene scene,
        int shards,
        CancellationToken cancellationToken
    ) =>
        scene.StartHostAsync(
            start =>
                start with
                {
                    Settings = start.Settings.Add(
                        "Survey__Shards",
                        shards.ToString(CultureInfo.InvariantCulture)
                    ),
                },
            cancellationToken
        );

    private static async Task<double> MeasureAsync(
        StorageScene scene,
        List<HostProcess> hosts,
        int count,
        CancellationToken cancellationToken
    )
    {
        var clients = hosts.Select(h => new RespondentClient(h.BaseAddress)).ToList();
        var preparation = await FormPreparation.ForAsync(scene.Clients, cancellationToken);

        // The first requests of a process are slow.
        var warmUp = count / 4;
        await SubmitAsync(clients, preparation.Forms(warmUp), cancellationToken);
        await scene.WaitUntilCountedAsync(cancellationToken);
        var forms = preparation.Forms(count);
        var rate = await Rate.OfAsync(
            count,
            async () =>
            {
                await SubmitAsync(clients, forms, cancellationToken);
                await scene.WaitUntilCountedAsync(cancellationToken);
            }
        );
        clients.ForEach(c => c.Dispose());
        await scene.CheckCountedAsync(warmUp + count, cancellationToken);
        return rate;
    }

    private static Task<double> SubmitAsync(
        List<RespondentClient> clients,
        ImmutableArray<byte[]> forms,
        CancellationToken cancellationToken
    ) =>
        Rate.OfAsync(
            [.. forms.Select((form, i) => (Client: clients[i % clients.Count], Form: form))],
            Respondents,
            (one, token) => one.Client.SubmitAsync(one.Form, token),
            cancellationToken
        );
}
