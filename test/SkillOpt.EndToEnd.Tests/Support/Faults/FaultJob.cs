namespace SkillOpt.EndToEnd.Tests.Support.Faults;

/// <summary>The training that goes through every fault, and how it ends without any.</summary>
public sealed class FaultJob : IAsyncLifetime
{
    /// <summary>Every attempt is the same whatever happens when, because no evaluation stops early.</summary>
    private static readonly string[] Arguments =
    [
        "train",
        Repository.Quickstart,
        "--set",
        "train.num_epochs=1",
        "--set",
        "evaluation.eval_test=false",
        "--set",
        "evaluation.early_stop=false",
        // Over HTTP the target is not known to be a program, and its noise would be measured first.
        "--set",
        "evaluation.gate=strict",
        // Calls that wait for their next try fill the workers; more of them keep the waits side by side.
        "--set",
        "env.workers=32",
    ];

    public byte[] BestSkill { get; private set; } = [];

    /// <summary>The score of every attempt.</summary>
    public IReadOnlyDictionary<string, double?> Scores { get; private set; } = new Dictionary<string, double?>();

    internal static string[] Command(RunRecord run, params IEnumerable<string> more) =>
        [.. Arguments, "--out", run.Root, .. more];

    public async ValueTask InitializeAsync()
    {
        using var sandbox = new Sandbox();
        var run = new RunRecord(sandbox["faultless"]);
        (await sandbox.RunAsync(Command(run))).ShouldSucceed();
        BestSkill = run.Bytes("best_skill.md");
        Scores = ScoresOf(run);
        run.Summary["best_step"]!.GetValue<int>().ShouldBeGreaterThan(1);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The score of every attempt that is recorded; null where it has none.</summary>
    internal static IReadOnlyDictionary<string, double?> ScoresOf(RunRecord run) =>
        run.Rollouts().ToDictionary(rollout => rollout.Key, rollout => rollout.Value.Hard);

    /// <summary>What the attempts were worth is what they were worth without faults.</summary>
    public void ShouldAgreeWith(IReadOnlyDictionary<string, double?> scores)
    {
        foreach (var (attempt, score) in scores)
            score.ShouldBe(Scores[attempt], attempt);
    }

    /// <summary>The run ended as the one without faults did.</summary>
    public void ShouldBeReachedBy(byte[] bestSkill, IReadOnlyDictionary<string, double?> scores)
    {
        bestSkill.ShouldBe(BestSkill);
        scores.Keys.ShouldBe(Scores.Keys, ignoreOrder: true);
        ShouldAgreeWith(scores);
    }
}
