using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Benchmarks.Measuring;
using SkillOpt.Providers;

namespace SkillOpt.Benchmarks.Http;

/// <summary>Calls the server as a training would, and prints what that took.</summary>
internal static class HttpClientLoad
{
    private const int Runs = 3;

    private static readonly Load[] Loads =
    [
        new(InFlight: 64, Calls: 20_000, LatencyMs: 0),
        new(InFlight: 64, Calls: 20_000, LatencyMs: 20),
        new(InFlight: 1000, Calls: 10_000, LatencyMs: 1000),
    ];

    private static readonly ChatMessage[] Messages =
    [
        new(ChatRole.System, string.Concat(Enumerable.Repeat("- Count cancelled rows only if asked. ", 80))),
        new(ChatRole.User, string.Concat(Enumerable.Repeat("| O-347 | 2024-05-10 | West | 59.14 |\n", 40))),
    ];

    public static async Task<int> RunAsync(Uri peer)
    {
        await MeasureAsync(peer, new Load(64, 10_000, 0));
        var table = new MarkdownTable(
            "callers",
            "latency",
            "calls",
            "failed",
            "most at the server at once",
            "calls/s",
            "client, processor time per call",
            "required",
            "server, processor time per call",
            "client's working set, so far at most"
        );
        foreach (var load in Loads)
        {
            var runs = new List<Measured>();
            for (var run = 0; run < Runs; run++)
                runs.Add(await MeasureAsync(peer, load));
            table.Row(
                load.InFlight,
                Format.Milliseconds(load.LatencyMs),
                $"{Runs} x {Format.Count(load.Calls)}",
                runs.Sum(run => run.Failed),
                runs.Max(run => run.Peer.MostInFlight),
                Format.Count(runs.Select(run => load.Calls / run.Client.Wall.TotalSeconds).Median()),
                Format.Milliseconds(runs.Select(run => run.Client.Processor.TotalMilliseconds / load.Calls).Median()),
                "<= 0.40 ms",
                Format.Milliseconds(runs.Select(run => run.Peer.ProcessorMs / load.Calls).Median()),
                Format.MegaBytes(PeakWorkingSet())
            );
        }

        table.Print($"openai-compatible over loopback, {Environment.ProcessorCount} processors, medians of {Runs}");
        return 0;
    }

    private static async Task<Measured> MeasureAsync(Uri peer, Load load)
    {
        using var client = ModelProviders.Create(
            ModelProviders.OpenAICompatible,
            "peer",
            new ProviderOptions { BaseUrl = $"{peer}{load.LatencyMs}" }
        );
        using var http = new HttpClient();
        var before = await UsageAsync(http, peer);
        GC.Collect();
        var (failed, sample) = await Sample.OfAsync(() => CallAsync(client, load));
        var after = await UsageAsync(http, peer);
        return new Measured(failed, sample, after with { ProcessorMs = after.ProcessorMs - before.ProcessorMs });
    }

    private static async Task<int> CallAsync(IChatClient client, Load load)
    {
        var (left, failed) = (load.Calls, 0);
        await Task.WhenAll(Enumerable.Range(0, load.InFlight).Select(_ => Task.Run(CallerAsync)));
        return failed;

        async Task CallerAsync()
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                try
                {
                    await client.GetResponseAsync(Messages);
                }
                catch (Exception exception)
                {
                    if (Interlocked.Increment(ref failed) == 1)
                        await Console.Error.WriteLineAsync(exception.ToString());
                }
            }
        }
    }

    private static async Task<PeerUsage> UsageAsync(HttpClient http, Uri peer) =>
        JsonSerializer.Deserialize(await http.GetStringAsync(new Uri(peer, "usage")), PeerJson.Default.PeerUsage)!;

    private static long PeakWorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private sealed record Load(int InFlight, int Calls, int LatencyMs);

    private sealed record Measured(int Failed, Sample Client, PeerUsage Peer);
}
