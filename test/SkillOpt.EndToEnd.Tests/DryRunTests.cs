using System.Text.Json.Nodes;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class DryRunTests
{
    [Fact]
    public async Task A_dry_run_writes_nothing_and_the_quick_start_then_uses_no_more_than_it_says()
    {
        using var sandbox = new Sandbox();
        var run = new RunRecord(sandbox["run"]);
        string[] command = ["train", Repository.Quickstart, "--out", run.Root];

        var dry = (await sandbox.RunAsync([.. command, "--dry-run", "--json"])).ShouldSucceed();

        Directory.Exists(run.Root).ShouldBeFalse();
        (await sandbox.RunAsync(command)).ShouldSucceed();
        var stages = dry.Lines.Select(line => JsonNode.Parse(line)!).ToList();
        foreach (var (role, used) in run.Summary["usage"]!.AsObject())
        {
            foreach (var (stage, usage) in used!.AsObject())
            {
                // In the record of a run all rollouts are one stage.
                var most = stages.Where(one =>
                    Text(one, "role") == role && (role == "target" || Text(one, "stage") == stage)
                );
                foreach (var count in (string[])["calls", "input_tokens", "output_tokens"])
                {
                    var atMost = most.Sum(one => one["at_most"]![count]!.GetValue<long>());
                    usage![count]!.GetValue<long>().ShouldBeInRange(1, atMost, $"{role} {stage} {count}");
                }
            }
        }
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
