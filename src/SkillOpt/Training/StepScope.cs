using SkillOpt.Aggregation;
using SkillOpt.Leaks;
using SkillOpt.Models;
using SkillOpt.Reflection;
using SkillOpt.Rollouts;

namespace SkillOpt.Training;

/// <summary>Collects what happens in one step, stage by stage, for the record and for the steps after it.</summary>
internal sealed class StepScope(Step step, BackgroundTasks background)
{
    private int droppedReplies;

    public Step Step => step;

    public BackgroundTasks Background => background;

    public string Name => $"step_{step.Number:0000}";

    public UsageTally Tally { get; } = new();

    public IReadOnlyList<BatchRollouts> Batches { get; private set; } = [];

    public ScoreMean Score { get; private set; }

    public IReadOnlyList<Analysis> Failures { get; private set; } = [];

    public IReadOnlyList<Analysis> Successes { get; private set; } = [];

    /// <summary>Replies and entries of replies that could not be used.</summary>
    public int DroppedReplies => droppedReplies + Failures.Concat(Successes).Sum(analysis => analysis.Dropped);

    public string WhyNothing =>
        Leaks.Count > 0 ? $"Everything that the analysts proposed copied task data; dropped proposals: {Leaks.Count}."
        : DroppedReplies == 0 ? "The analysts proposed nothing."
        : $"The analysts proposed nothing usable; dropped replies and entries: {DroppedReplies}.";

    public string WhyNoRewrite =>
        Leaks.Any(leak => leak.Where == "rewrite")
            ? "The rewritten skill copied task data."
            : "The optimizer gave no usable rewrite.";

    public IReadOnlyList<Proposal> Merged { get; private set; } = [];

    /// <summary>What copied task data and was dropped.</summary>
    public List<Leak> Leaks { get; } = [];

    public LearningRateDecision? Rate { get; set; }

    public IReadOnlyList<Proposal> Chosen { get; set; } = [];

    /// <summary>What came of trying the chosen edits; null where they are not tried.</summary>
    public IReadOnlyList<EditCheck>? Checks { get; private set; }

    /// <summary>Edits that wait for a later step.</summary>
    public int Waiting { get; private set; }

    public CandidateSkill? Candidate { get; set; }

    public Judged? Judged { get; set; }

    public double ScoreBefore { get; set; }

    public IReadOnlyList<string> StepNotes { get; set; } = [];

    public IReadOnlyList<string> AppendixAfter { get; set; } = [];

    /// <summary>What became of the current skill with the step's notes; null when it was not changed.</summary>
    public Judged? AppendixJudged { get; set; }

    public string Action { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public CallSite Site(string stage, string path) => new(stage, $"{Name}/{path}", Tally);

    public ScoreMean RolledOut(IReadOnlyList<BatchRollouts> batches)
    {
        Batches = batches;
        Score = ScoreMean.Of(batches.SelectMany(batch => batch.Attempts));
        return Score;
    }

    public void Reflected(IReadOnlyList<Analysis> failures, IReadOnlyList<Analysis> successes) =>
        (Failures, Successes) = (failures, successes);

    public void Sifted((IReadOnlyList<Proposal> Kept, IReadOnlyList<Leak> Leaks) merged)
    {
        Merged = merged.Kept;
        Leaks.AddRange(merged.Leaks);
    }

    /// <summary>From here on the chosen edits are those that go to the gate.</summary>
    public void Checked(IReadOnlyList<EditCheck> checks, IReadOnlyList<Proposal> bundle, int waiting) =>
        (Checks, Chosen, Waiting) = (checks, bundle, waiting);

    public string WhyNoEdits =>
        Checks is null
            ? "The learning rate of this step is 0."
            : $"{Checks.Count(check => check.Passes)} of {Checks.Count} edits passed the check on their own failures; "
                + $"edits that wait for more: {Waiting}.";

    public void CountDroppedReply() => CountDropped(1);

    public void CountDropped(int count) => Interlocked.Add(ref droppedReplies, count);

    public void Settle(string action, string reason) => (Action, Reason) = (action, reason);

    /// <summary>What the later steps of the epoch are told.</summary>
    public StepMemory Remember() =>
        StepMemory.FromStep(
            step.Number,
            Action,
            Score.Scored,
            [
                .. Failures.Select(analysis => new FailureMinibatch(
                    [.. analysis.Minibatch.Rollouts.Select(rollout => rollout.ForAnalyst()!)],
                    analysis.Patch?.FailureSummary ?? []
                )),
            ],
            ScoreBefore,
            Judged?.ScoreAtMost,
            Judged is { Measurement: null },
            Candidate?.Edits
        );
}
