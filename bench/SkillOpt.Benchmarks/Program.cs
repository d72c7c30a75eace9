using SkillOpt.Benchmarks.Suites;

string[] known = ["edits", "throughput", "replay", "latency-small", "latency-large"];
var wanted = args is [] or ["all"] ? known : args;
if (wanted.Except(known).Any())
{
    await Console.Error.WriteLineAsync($"Usage: dotnet run -c Release -- [all|{string.Join('|', known)}]...");
    return 2;
}

foreach (var name in wanted)
{
    Console.WriteLine($"\n## {name}");
    await (
        name switch
        {
            "edits" => Task.Run(EditSuite.Run),
            "throughput" => ThroughputSuite.RunAsync(),
            "replay" => ReplaySuite.RunAsync(),
            "latency-small" => LatencySuite.SmallAsync(),
            _ => LatencySuite.LargeAsync(),
        }
    );
}

return 0;
