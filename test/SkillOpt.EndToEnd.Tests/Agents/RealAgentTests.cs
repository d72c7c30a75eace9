using System.Text;
using System.Text.Json.Nodes;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests.Agents;

/// <summary>
/// The command line with the real programs as targets and as optimizers. They are installed on first use; where that
/// fails the tests are skipped.
/// </summary>
public sealed class RealAgentTests(AgentRuns runs) : IClassFixture<AgentRuns>
{
    private static readonly string[] ScriptedTarget = ["scripted/target"];

    // Longer than a busy system takes to end what lost its parent.
    private static readonly TimeSpan SoonAfter = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Agents => [.. PinnedAgent.All.Select(agent => agent.Name)];

    private Sandbox Sandbox => runs.Sandbox;

    [Theory]
    [MemberData(nameof(Agents))]
    public async Task A_training_reads_the_skill_in_every_attempt_and_improves_it(string name)
    {
        var agent = PinnedAgent.Of(name);

        var run = (await runs.TrainedAsync(agent)).Run;

        var attempts = Attempts(run.Root);
        // Selection, training, selection with the new skill, test with the first and the last one.
        attempts.Count.ShouldBe(4 + 12 + 4 + 2 * 1);
        foreach (var attempt in attempts)
        {
            attempt["status"]!.GetValue<string>().ShouldBe("scored");
            attempt["skill_use"]!.GetValue<string>().ShouldBe("read");
            var timeline = attempt["trajectory"]!.AsArray();
            string Text(int entry) => timeline[entry]!["text"]!.GetValue<string>();
            timeline
                .Select(entry => entry!["role"]!.GetValue<string>())
                .ShouldBe(["user", "tool_call", "observation", "tool_call", "observation", "assistant"]);
            Text(1).ShouldContain($"{agent.Skills}/");
            Text(1).ShouldContain("/SKILL.md");
            Text(2).ShouldContain("Questions about tables");
            Text(3).ShouldContain("task.md");
            Text(5).ShouldContain($"<answer>{attempt["answer"]}</answer>");
        }

        var summary = run.Summary;
        var seen = summary["skill_seen"]!;
        seen["share"]!.GetValue<double>().ShouldBe(1);
        seen["count"]!.GetValue<int>().ShouldBe(attempts.Count);
        seen["of"]!.GetValue<int>().ShouldBe(attempts.Count);
        // The model behind the agent follows the rules that the optimizer writes into the skill.
        Score(summary, "best_selection_hard").ShouldBeGreaterThan(Score(summary, "baseline_selection_hard"));

        // An agent sends its own long system prompt three times.
        var usage = summary["usage"]!["target"]!["rollout"]!;
        long Count(string field) => usage[field]!.GetValue<long>();
        Count("calls").ShouldBe(attempts.Count);
        (Count("failed_calls"), Count("estimated_calls")).ShouldBe((0, 0));
        Count("input_tokens").ShouldBeGreaterThan(1000 * attempts.Count);
        Count("output_tokens").ShouldBeGreaterThan(attempts.Count);
        (usage["reported_usd"]?.GetValue<double>() > 0).ShouldBe(agent == PinnedAgent.ClaudeCode);
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public async Task A_training_says_how_it_was_isolated_and_leaves_nothing_behind(string name)
    {
        var agent = PinnedAgent.Of(name);

        var (run, leftOver) = await runs.TrainedAsync(agent);

        var harness = run.Json("harness.json");
        string Says(string field) => harness[field]!.GetValue<string>();
        Says("harness").ShouldBe(agent.Name);
        Says("version").ShouldBe(agent.Version);
        Says("skill_place").ShouldBe($"{agent.Skills}/NAME/SKILL.md");
        IsolationOf(run).ShouldContain("bubblewrap");
        IsolationOf(run).ShouldContain("environment: only its own key; home: private");
        leftOver.ShouldBeEmpty();
        AttemptFolders().ShouldBeEmpty();
        FilesWithTheKey().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_skill_trained_under_one_agent_is_measured_under_another_and_transferred_to_several()
    {
        var (codex, claude) = (PinnedAgent.Codex, PinnedAgent.ClaudeCode);
        string[] onSelection = ["--split", "selection", "--replicates", "1", "--json"];
        var toClaude = await runs.TargetAsync(claude);
        string[] each =
        [
            .. AgentRuns.Set([.. await OfTargetAsync(codex)]),
            .. AgentRuns.Set([.. await OfTargetAsync(claude)]),
        ];
        var run = (await runs.TrainedAsync(codex)).Run;

        var measured = await Sandbox.RunAsync(["eval", run.Root, "--initial", .. onSelection, .. toClaude]);
        var matrix = await Sandbox.RunAsync([
            "transfer",
            run.Root,
            "--targets",
            string.Join(',', [codex.Target, claude.Target, .. ScriptedTarget]),
            .. onSelection,
            .. each,
        ]);

        var skills = JsonNode.Parse(measured.ShouldSucceed().Out)!["skills"]!.AsArray();
        Score(skills[1]!, "hard").ShouldBeGreaterThan(Score(skills[0]!, "hard"));
        skills[1]!["skill_use"]!["read"]!.GetValue<int>().ShouldBe(4);

        var rows = JsonNode.Parse(matrix.ShouldSucceed().Out)!["targets"]!.AsArray();
        rows.Count.ShouldBe(3);
        // The chat target errs at other items, so of it only that it was measured is certain.
        rows[2]!["trained"]!["scored"]!.GetValue<int>().ShouldBe(4);
        foreach (var row in rows.Take(2))
        {
            Score(row!["trained"]!, "hard").ShouldBeGreaterThan(Score(row["no_skill"]!, "hard"));
            row["no_skill"]!["skill_use"]!["none"]!.GetValue<int>().ShouldBe(4);
            row["initial"]!["skill_use"]!["read"]!.GetValue<int>().ShouldBe(4);
            row["trained"]!["skill_use"]!["read"]!.GetValue<int>().ShouldBe(4);
        }

        // Where it was trained it is worth what the training measured, and elsewhere what eval measured and paid.
        Score(rows[0]!["trained"]!, "hard").ShouldBe(Score(run.Summary, "best_selection_hard"));
        Score(rows[1]!["trained"]!, "hard").ShouldBe(Score(skills[1]!, "hard"));
        var paid = Directory.GetDirectories(Path.Combine(run.Root, "eval"), $"{claude.Name}-*").ShouldHaveSingleItem();
        Attempts(paid).Count.ShouldBe(3 * 4);
        FilesWithTheKey().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public async Task As_optimizer_it_gives_the_skill_that_its_model_gives_in_process(string name)
    {
        var agent = PinnedAgent.Of(name);
        var settings = AgentRuns.Set(
            "train.train_size=40",
            "train.batch_size=20",
            "evaluation.sel_env_num=0",
            "evaluation.eval_test=false",
            "optimizer.learning_rate=4"
        );
        var expected = new RunRecord(Sandbox[$"optimized-in-process-{name}"]);
        var actual = new RunRecord(Sandbox[$"optimized-{name}"]);
        string[] optimizer =
        [
            .. AgentRuns.Set($"model.optimizer={name}/scripted-optimizer"),
            .. await runs.OptionsAsync(agent, "model.optimizer_options"),
        ];

        (await Sandbox.RunAsync(AgentRuns.Train(expected, settings))).ShouldSucceed();
        (await Sandbox.RunAsync(AgentRuns.Train(actual, [.. settings, .. optimizer]))).ShouldSucceed();

        long Calls(RunRecord run, string field) =>
            run.Summary["usage"]!["optimizer"]!.AsObject().Sum(stage => stage.Value![field]!.GetValue<long>());
        expected.Summary["best_step"]!.GetValue<int>().ShouldBeGreaterThan(0);
        actual.Bytes("best_skill.md").ShouldBe(expected.Bytes("best_skill.md"));
        Calls(actual, "calls").ShouldBe(Calls(expected, "calls"));
        (Calls(actual, "failed_calls"), Calls(actual, "estimated_calls")).ShouldBe((0, 0));
        FilesWithTheKey().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_killed_trainer_takes_its_agents_with_it_and_pays_for_no_attempt_twice()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nothing ties a program to the one that started it.");
        var whole = (await runs.TrainedAsync(PinnedAgent.Codex)).Run;
        Assert.SkipUnless(
            IsolationOf(whole).Contains("all end with the attempt", StringComparison.Ordinal),
            $"This system has neither bubblewrap nor namespaces of processes: {IsolationOf(whole)}"
        );
        var killed = new RunRecord(Sandbox["killed"]);
        var command = AgentRuns.Train(killed, await runs.TargetAsync(PinnedAgent.Codex));

        IReadOnlyList<string> underWay = [];
        IReadOnlyList<string> left;
        using (var trainer = Sandbox.Start(command))
        {
            await trainer.UntilAsync(() =>
                killed.LedgerLength > whole.LedgerLength / 3
                && (underWay = AgentProcesses.Of(trainer.Id)).Any(process => process.Contains(" exec "))
            );
            await trainer.KillAsync();
            var began = Environment.TickCount64;
            while ((left = AgentProcesses.Of(trainer.Id)).Count > 0)
            {
                if (Environment.TickCount64 - began > SoonAfter.TotalMilliseconds)
                    break;
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        underWay.ShouldNotBeEmpty();
        left.ShouldBeEmpty();
        killed.Has("summary.json").ShouldBeFalse();
        var paid = killed.WholeLedgerLines();
        (await Sandbox.RunAsync(command)).ShouldSucceed();

        killed.WholeLedgerLines().AsSpan().StartsWith(paid).ShouldBeTrue("What is recorded stays as it is.");
        killed.LedgerKeys().ShouldBeUnique();
        killed.LedgerKeys().ShouldBe(whole.LedgerKeys(), ignoreOrder: true);
        killed.Bytes("best_skill.md").ShouldBe(whole.Bytes("best_skill.md"));
        FilesWithTheKey().ShouldBeEmpty();
        // The folders of the attempts that were killed stay, as documented.
        foreach (var folder in AttemptFolders())
            Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("codex", false)]
    [InlineData("codex", true)]
    [InlineData("claude-code", false)]
    [InlineData("claude-code", true)]
    public async Task It_works_where_there_is_no_network_but_this_machine(string name, bool hidesBubblewrap)
    {
        const string script = """
            ip link set lo up || exit 90
            dotnet=$1 skillopt=$2 hidden=$3
            shift 3
            for tool in /usr/bin/bwrap /bin/bwrap; do
                [ "$hidden" = False ] || [ ! -f "$tool" ] || mount --bind /dev/null "$tool" || exit 91
            done
            "$dotnet" "$skillopt" serve-models --port 18764 > server.txt & server=$!
            until grep -q listening server.txt; do kill -0 $server || exit 92; sleep 0.1; done
            "$dotnet" "$skillopt" "$@"
            code=$?
            kill $server
            exit $code
            """;
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Network namespaces are a matter of Linux.");
        var agent = PinnedAgent.Of(name);
        var program = await AgentInstall.NeedAsync(agent);
        string[] alone = ["--map-root-user", "--net", "--mount"];
        var probe = await Sandbox.RunProgramAsync("unshare", [.. alone, "ip", "link", "set", "lo", "up"]);
        Assert.SkipUnless(probe.ExitCode == 0, $"No network of one's own is permitted here: {probe.Error.Trim()}");
        var run = new RunRecord(Sandbox[$"alone-{name}-{hidesBubblewrap}"]);
        var train = AgentRuns.Train(
            run,
            AgentRuns.Set(
                $"model.target={agent.Target}",
                $"model.target_options.program={program}",
                "model.target_options.base_url=http://127.0.0.1:18764/v1",
                "train.train_size=2",
                "train.batch_size=2",
                "evaluation.sel_env_num=1",
                "evaluation.eval_test=false"
            )
        );

        var result = await Sandbox.RunProgramAsync(
            "unshare",
            [.. alone, "sh", "-c", script, "sh", Programs.Dotnet, Programs.Skillopt, $"{hidesBubblewrap}", .. train]
        );

        result.ShouldSucceed();
        var attempts = Attempts(run.Root);
        attempts.Count.ShouldBeGreaterThanOrEqualTo(1 + 2);
        attempts.ShouldAllBe(attempt => attempt["skill_use"]!.GetValue<string>() == "read");
        run.Summary["usage"]!["target"]!["rollout"]!["failed_calls"]!.GetValue<long>().ShouldBe(0);
        if (hidesBubblewrap)
            IsolationOf(run).ShouldStartWith("no bubblewrap");
    }

    private static double Score(JsonNode values, string field) => values[field]!.GetValue<double>();

    private static string IsolationOf(RunRecord run) => run.Json("harness.json")["isolation"]!.GetValue<string>();

    private static List<JsonNode> Attempts(string folder) =>
        [
            .. File.ReadLines(Path.Combine(folder, "ledger.jsonl"))
                .Select(line => JsonNode.Parse(line)!)
                .Where(entry => entry["kind"]!.GetValue<string>() == "rollout"),
        ];

    /// <summary>For <c>transfer</c>, which has several targets.</summary>
    private async Task<IEnumerable<string>> OfTargetAsync(PinnedAgent agent) =>
        (await runs.OptionsAsync(agent, "model.target_options"))
            .Where(word => word != "--set")
            .Select(setting => $"{agent.Target}:{setting}");

    /// <summary>What is left in the folder that trainers use for temporary files.</summary>
    private string[] AttemptFolders() => Directory.GetDirectories(Sandbox[".home"], "skillopt-*");

    private IEnumerable<string> FilesWithTheKey()
    {
        var key = Encoding.UTF8.GetBytes(AgentRuns.Key);
        return Directory
            .EnumerateFiles(Sandbox.Root, "*", SearchOption.AllDirectories)
            .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(key) >= 0);
    }
}
