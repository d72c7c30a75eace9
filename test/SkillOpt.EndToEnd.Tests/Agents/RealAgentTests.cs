using SkillOpt.EndToEnd.Tests.Support;
using SkillOpt.Harnesses;
using SkillOpt.Harnesses.Agents;
using SkillOpt.Reflection;
using SkillOpt.Rollouts;
using SkillOpt.Scripted;
using SkillOpt.Skills;
using SkillOpt.Training;

namespace SkillOpt.EndToEnd.Tests.Agents;

/// <summary>
/// The real programs, with homes of their own, a key that is none, and their model played by <c>skillopt serve-models</c>
/// on this machine. They are installed on first use; where that fails the tests are skipped.
/// </summary>
public sealed class RealAgentTests : IDisposable
{
    private const string KeyVariable = "SKILLOPT_TEST_KEY";

    private static readonly Skill Initial = new(
        "# Questions about tables\n\nEach task shows one table and asks one question about it.\n"
    );

    private readonly Sandbox sandbox = new("real-agents");
    private RunningProcess? server;

    public static TheoryData<string> Agents => [.. PinnedAgent.All.Select(agent => agent.Name)];

    public void Dispose()
    {
        server?.Dispose();
        sandbox.Dispose();
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public async Task A_training_reads_the_skill_in_every_attempt_and_improves_it(string name)
    {
        var agent = PinnedAgent.Of(name);
        using var target = await ClientAsync(agent, agent.Model);
        var tasks = new QuickStartTasks();
        var record = new RunRecord(sandbox["run"]);

        var result = await TrainAsync(
            new TrainingJob
            {
                InitialSkill = Initial,
                Splits = QuickStartTasks.Splits(train: 12, selection: 8, test: 2),
                Environment = new HarnessEnvironment(tasks, new ProgramHarness(target)),
                Target = target,
                TargetName = $"{agent.Name}/{agent.Model}",
                Optimizer = ScriptedModels.Create("optimizer", seed: 42),
                Options = Options(batch: 12),
                RunDirectory = record.Root,
            }
        );

        var attempts = record.Rollouts();
        attempts.Count.ShouldBeGreaterThanOrEqualTo(12 + 8 + 2);
        attempts.Values.ShouldAllBe(attempt => attempt.Status == "scored");
        var seen = record.Summary["skill_seen"]!;
        seen["share"]!.GetValue<double>().ShouldBe(1);
        seen["of"]!.GetValue<int>().ShouldBe(attempts.Count);

        // The model behind the agent follows the rules that the optimizer writes into the skill.
        result.BestScore.ShouldBeGreaterThan(result.BaselineScore);
        record.Text("best_skill.md").ShouldBe(result.BestSkill.Text);
        foreach (var attempt in tasks.Attempts)
        {
            attempt
                .Trajectory.Select(entry => entry.Role)
                .ShouldBe(["user", "tool_call", "observation", "tool_call", "observation", "assistant"]);
            attempt.Trajectory[1].Text.ShouldContain("SKILL.md");
            attempt.Trajectory[2].Text.ShouldContain("Questions about tables");
            attempt.Trajectory[3].Text.ShouldContain("task.md");
            attempt.Trajectory[^1].Text.ShouldBe(attempt.Answer);
            Directory.Exists(attempt.Folder).ShouldBeFalse();
        }

        // Every call was told with its tokens; an agent sends its own long system prompt three times.
        var usage = result.Usage["target"];
        usage.Calls.ShouldBe(attempts.Count);
        (usage.FailedCalls, usage.EstimatedCalls).ShouldBe((0, 0));
        usage.InputTokens.ShouldBeGreaterThan(1000 * usage.Calls);
        usage.OutputTokens.ShouldBeGreaterThan(usage.Calls);
        (usage.ReportedUsd > 0).ShouldBe(agent == PinnedAgent.ClaudeCode);
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public async Task Without_a_skill_none_is_seen(string name)
    {
        var agent = PinnedAgent.Of(name);
        using var target = await ClientAsync(agent, agent.Model);
        var executor = new LocalRolloutExecutor(
            new HarnessEnvironment(new QuickStartTasks(), new ProgramHarness(target)),
            target,
            $"{agent.Name}/{agent.Model}",
            new RolloutOptions { Retries = 0, ExecTimeout = 0 },
            TimeProvider.System
        );

        var done = await executor.ExecuteAsync(
            new RolloutRequest(Skill.Empty, QuickStartTasks.Splits(1, 1, 1).Train[0].Item),
            TestContext.Current.CancellationToken
        );

        done.Result.Outcome.ShouldBeOfType<Outcome.Scored>();
        done.Result.SkillUse.ShouldBe(SkillUse.None);
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public async Task As_optimizer_it_gives_the_skill_that_its_model_gives_in_process(string name)
    {
        var agent = PinnedAgent.Of(name);
        using var optimizer = await ClientAsync(agent, "scripted-optimizer");
        TrainingJob Job(Microsoft.Extensions.AI.IChatClient client) =>
            new()
            {
                InitialSkill = Initial,
                Splits = QuickStartTasks.Splits(train: 12, selection: 12, test: 1),
                Environment = new ChatEnvironment(QuickStartTasks.Scorer),
                Target = ScriptedModels.Create("target", seed: 42),
                Optimizer = client,
                OptimizerName = "optimizer",
                Options = Options(batch: 8),
            };

        var expected = await TrainAsync(Job(ScriptedModels.Create("optimizer", seed: 42)));
        var result = await TrainAsync(Job(optimizer));

        expected.BestStep.ShouldBeGreaterThan(0);
        result.BestSkill.Text.ShouldBe(expected.BestSkill.Text);
        result.Usage["optimizer"].Calls.ShouldBe(expected.Usage["optimizer"].Calls);
        result.Usage["optimizer"].EstimatedCalls.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public async Task It_works_where_there_is_no_network_but_this_machine(string name)
    {
        const string Script = """
            ip link set lo up || exit 90
            "$1" "$2" serve-models --port 18764 > server.txt & server=$!
            until grep -q listening server.txt; do kill -0 $server || exit 91; sleep 0.1; done
            shift 2
            cd workspace
            "$@" < ../prompt.txt
            code=$?
            kill $server
            exit $code
            """;
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Network namespaces are a matter of Linux.");
        var agent = PinnedAgent.Of(name);
        var program = await AgentInstall.NeedAsync(agent);
        var probe = await sandbox.RunProgramAsync(
            "unshare",
            "--map-root-user",
            "--net",
            "ip",
            "link",
            "set",
            "lo",
            "up"
        );
        Assert.SkipUnless(probe.ExitCode == 0, $"No network of one's own is permitted here: {probe.Error.Trim()}");

        var skill =
            agent.Agent.SkillPlace is SkillPlace.Claude
                ? ".claude/skills/tables/SKILL.md"
                : ".agents/skills/tables/SKILL.md";
        sandbox.Write($"workspace/{skill}", $"---\nname: tables\ndescription: How to answer.\n---\n{Initial.Text}");
        sandbox.Write("workspace/task.md", QuickStartTasks.Splits(1, 1, 1).Train[0].Item.Prompt);
        var home = Directory.CreateDirectory(sandbox["home"]).FullName;
        var command = agent.Agent.Command(
            new AgentTask(agent.Model, sandbox["workspace"], home, $"Read {skill} and task.md, then answer the task.")
            {
                BaseUrl = new Uri("http://127.0.0.1:18764/v1"),
                Key = "not-a-real-key",
            }
        );
        sandbox.Write("prompt.txt", command.Input);
        foreach (var (path, text) in command.HomeFiles)
        {
            sandbox.Write($"home/{path}", text);
        }

        foreach (var (variable, value) in command.Environment.Append(new("HOME", home)))
        {
            sandbox.Variables[variable] = value;
        }

        var result = await sandbox.RunProgramAsync(
            "unshare",
            [
                "--map-root-user",
                "--net",
                "sh",
                "-c",
                Script,
                "sh",
                Programs.Dotnet,
                Programs.Skillopt,
                program,
                .. command.Arguments,
            ]
        );

        var reply = agent.Agent.Read(
            new AgentOutput(result.ExitCode, result.Out, result.Error) { Folder = sandbox["workspace"] }
        );
        reply.Fault.ShouldBeNull();
        reply.SkippedLines.ShouldBe(0);
        reply.Answer.ShouldContain("<answer>");
        reply.Timeline.SelectMany(message => message.Contents).Count().ShouldBe(5);
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public async Task The_tests_run_the_version_that_is_pinned(string name)
    {
        var agent = PinnedAgent.Of(name);
        using var client = await ClientAsync(agent, agent.Model);

        (await client.FindAsync(TestContext.Current.CancellationToken))
            .Version.ShouldNotBeNull()
            .ShouldContain(agent.Version);
    }

    /// <summary>The real program, pointed at scripted models on this machine.</summary>
    private async Task<AgentClient> ClientAsync(PinnedAgent agent, string model)
    {
        var program = await AgentInstall.NeedAsync(agent);
        server = sandbox.Start("serve-models");
        const string Greeting = "listening on ";
        (await server.UntilAsync(() => server.OutputSoFar.EndsWith('\n'))).ShouldBeTrue(server.ErrorSoFar);
        var line = server.OutputSoFar.Split('\n').Single(line => line.StartsWith(Greeting, StringComparison.Ordinal));
        var options = new AgentOptions
        {
            Model = model,
            Program = program,
            BaseUrl = new Uri(line[Greeting.Length..].Trim()),
            KeyVariable = KeyVariable,
            TimeLimit = TimeSpan.FromMinutes(2),
        };
        return new AgentClient(
            agent.Agent,
            options,
            TimeProvider.System,
            name => name == KeyVariable ? "not-a-real-key" : null
        );
    }

    private static TrainingOptions Options(int batch) =>
        new()
        {
            Train = new TrainOptions { NumEpochs = 2, BatchSize = batch },
            Gradient = new GradientOptions { RefinementRounds = 0 },
            Optimizer = new OptimizerOptions { UseSlowUpdate = false, UseMetaSkill = false },
            Rollouts = new RolloutOptions { Workers = 2, Retries = 1 },
        };

    private static async Task<TrainingResult> TrainAsync(TrainingJob job)
    {
        await foreach (var happened in SkillTrainer.TrainAsync(job, TestContext.Current.CancellationToken))
        {
            if (happened is TrainingEvent.RunFinished finished)
            {
                return finished.Result;
            }
        }

        throw new InvalidOperationException("The training ended without a result.");
    }
}
