using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests.Agents;

/// <summary>
/// Runs of <c>skillopt</c> under real programs: a private home, keys that are none, and their model played by
/// <c>skillopt serve-models</c>. A training that several tests look at is made once.
/// </summary>
public sealed class AgentRuns : IDisposable
{
    /// <summary>What no file may hold.</summary>
    internal const string Key = "sk-not-a-real-key-0123456789";

    private readonly Dictionary<string, Task<Training>> trainings = [];
    private RunningProcess? server;

    public AgentRuns()
    {
        Sandbox = new Sandbox("real-agents");
        Sandbox.Variables["OPENAI_API_KEY"] = Key;
        Sandbox.Variables["ANTHROPIC_API_KEY"] = Key;
    }

    internal Sandbox Sandbox { get; }

    /// <summary>
    /// One step over a few items of the quick start. The score rises with each agent, in bubblewrap and without; the
    /// scripted optimizer's mistakes follow from the text of the attempts, in which an agent names its shell. Where that text
    /// changes, other sizes may be needed.
    /// </summary>
    internal static string[] Train(RunRecord run, params string[] settings) =>
        [
            "train",
            Repository.Quickstart,
            "--out",
            run.Root,
            .. Set(
                "train.train_size=12",
                "train.batch_size=12",
                "train.num_epochs=1",
                "evaluation.sel_env_num=4",
                "evaluation.test_env_num=1",
                // The noise is measured by asking twice.
                "evaluation.gate=strict",
                "gradient.refinement_rounds=0",
                "optimizer.learning_rate=8",
                "optimizer.use_slow_update=false",
                "optimizer.use_meta_skill=false",
                "env.workers=3"
            ),
            .. settings,
        ];

    internal static string[] Set(params string[] settings) =>
        [.. settings.SelectMany(text => (string[])["--set", text])];

    /// <summary>The settings with which an agent is the target.</summary>
    internal async Task<string[]> TargetAsync(PinnedAgent agent) =>
        [.. Set($"model.target={agent.Target}"), .. await OptionsAsync(agent, "model.target_options")];

    /// <summary>Where its program and its model are.</summary>
    internal async Task<string[]> OptionsAsync(PinnedAgent agent, string section) =>
        Set($"{section}.program={await AgentInstall.NeedAsync(agent)}", $"{section}.base_url={await AddressAsync()}");

    /// <summary>A training under the agent.</summary>
    internal Task<Training> TrainedAsync(PinnedAgent agent)
    {
        if (!trainings.TryGetValue(agent.Name, out var training))
            trainings[agent.Name] = training = TrainAsync(agent);
        return training;
    }

    public void Dispose()
    {
        server?.Dispose();
        Sandbox.Dispose();
    }

    private async Task<Training> TrainAsync(PinnedAgent agent)
    {
        var run = new RunRecord(Sandbox[$"trained-{agent.Name}"]);
        using var trainer = Sandbox.Start(Train(run, await TargetAsync(agent)));
        (await trainer.WaitAsync()).ShouldSucceed();
        return new Training(run, OperatingSystem.IsLinux() ? AgentProcesses.Of(trainer.Id) : []);
    }

    private async Task<string> AddressAsync()
    {
        const string greeting = "listening on ";
        server ??= Sandbox.Start("serve-models");
        (await server.UntilAsync(() => server.OutputSoFar.EndsWith('\n'))).ShouldBeTrue(server.ErrorSoFar);
        return server.OutputSoFar.Trim()[greeting.Length..];
    }

    /// <summary>A training that has ended, and what was left running by it.</summary>
    internal sealed record Training(RunRecord Run, IReadOnlyList<string> LeftOver);
}
