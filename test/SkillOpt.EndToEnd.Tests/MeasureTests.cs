using System.Text.Json.Nodes;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class MeasureTests
{
    [Fact]
    public async Task A_skill_is_measured_over_HTTP_once_and_never_paid_again()
    {
        using var sandbox = new Sandbox();
        await TrainAsync(sandbox);
        await using var server = await PaidServer.StartAsync();
        string[] eval = ["eval", "run", "--initial", "--no-skill", "--json", .. server.Settings()];

        var first = (await sandbox.RunAsync(eval)).ShouldSucceed();
        var paid = server.Bill.Count;
        var again = (await sandbox.RunAsync(eval)).ShouldSucceed();
        var offline = (await sandbox.RunAsync([.. eval, "--offline"])).ShouldSucceed();

        paid.ShouldBe(3 * 8);
        server.Bill.Count.ShouldBe(paid);
        again.Out.ShouldBe(first.Out);
        offline.Out.ShouldBe(first.Out);
        JsonNode.Parse(first.Out)!["skills"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_offline_lacks_and_a_budget_that_runs_out_have_their_exit_codes()
    {
        using var sandbox = new Sandbox();
        await TrainAsync(sandbox);

        (await sandbox.RunAsync("eval", "run", "--offline")).ShouldFail(3, "Offline", "scripted/target");
        var spent = await sandbox.RunAsync("eval", "run", "--set", "budget.target.max_calls=3");
        spent.ExitCode.ShouldBe(5);
        spent.Error.ShouldContain("\nerror: budget.target.max_calls is reached: 3 calls of 3 calls are spent.");
        (await sandbox.RunAsync("eval", "run", "--set", "model.target=openai/gpt-5.5")).ShouldFail(2, "OPENAI_API_KEY");
        (await sandbox.RunAsync("eval", "run")).ShouldSucceed();
    }

    [Fact]
    public async Task A_target_that_does_not_answer_is_marked_in_the_matrix_and_the_others_are_measured()
    {
        using var sandbox = new Sandbox();
        await TrainAsync(sandbox);
        await using var server = await PaidServer.StartAsync();
        const string there = "openai-compatible/target";
        const string gone = "openai-compatible/gone";
        var url = server.Settings().First(word => word.Contains("base_url", StringComparison.Ordinal)).Split('=')[1];
        string[] transfer =
        [
            "transfer",
            "run",
            "--targets",
            $"{gone},{there},scripted/target",
            "--set",
            $"{there}:model.target_options.base_url={url}",
            "--set",
            $"{gone}:model.target_options.base_url=http://127.0.0.1:1/v1",
            "--set",
            "env.retries=0",
            "--json",
        ];

        var result = await sandbox.RunAsync(transfer);
        var paid = server.Bill.Count;
        await sandbox.RunAsync(transfer);

        result.ExitCode.ShouldBe(4, result.Error);
        var rows = JsonNode.Parse(result.Out)!["targets"]!.AsArray();
        rows[0]!["problem"]!.GetValue<string>().ShouldNotBeEmpty();
        // The same program behind another name, with the same seed.
        double Trained(int row) => rows[row]!["trained"]!["hard"]!.GetValue<double>();
        Trained(1).ShouldBe(Trained(2));
        rows[1]!["gain_over_initial"]!["low"]!.GetValue<double>().ShouldBeGreaterThan(-1);
        sandbox.Read("run/transfer/transfer.md").ShouldContain($"{gone} was not measured: ");
        server.Bill.Count.ShouldBe(paid);
    }

    [Fact]
    public async Task A_trained_skill_is_installed_and_taken_back_by_commands_alone()
    {
        using var sandbox = new Sandbox();
        await TrainAsync(sandbox);
        sandbox.Write("project/AGENTS.md", "# Mine\n");

        (await sandbox.RunAsync("export", "run", "--to", "agents-md", "--dir", "project")).ShouldSucceed();
        (await sandbox.RunAsync("export", "run", "--to", "codex", "--dir", "project")).ShouldSucceed();
        sandbox.Read("project/AGENTS.md").ShouldStartWith("# Mine\n\n<!-- skillopt-start run -->\n");
        sandbox.Read("project/.agents/skills/run/SKILL.md").ShouldEndWith(sandbox.Read("run/best_skill.md"));
        (await sandbox.RunAsync("export", "--to", "codex", "--dir", "project", "--restore")).ShouldSucceed();
        (await sandbox.RunAsync("export", "--to", "agents-md", "--dir", "project", "--restore")).ShouldSucceed();

        sandbox.Read("project/AGENTS.md").ShouldBe("# Mine\n");
        Directory.EnumerateFileSystemEntries(sandbox["project"]).Count().ShouldBe(1);
    }

    private static async Task TrainAsync(Sandbox sandbox)
    {
        (await sandbox.RunAsync("init", "p")).ShouldSucceed();
        (
            await sandbox.RunAsync(
                "train",
                "p/skillopt.yaml",
                "--out",
                "run",
                "--set",
                "env.limit=8",
                "--set",
                "train.num_epochs=1",
                "--set",
                "train.batch_size=4"
            )
        ).ShouldSucceed();
    }
}
