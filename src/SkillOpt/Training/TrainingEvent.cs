using System.Text.Json.Serialization;
using SkillOpt.Models;
using SkillOpt.Releases;

namespace SkillOpt.Training;

/// <summary>
/// Something that happened in a run. Events hold no clock and nothing that depends on timing: replaying a run gives
/// the same events. <see cref="Progress"/> and <see cref="BudgetWarning"/> are the exceptions; they are shown, never logged.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RunStarted), "run_started")]
[JsonDerivedType(typeof(BaselineMeasured), "baseline_measured")]
[JsonDerivedType(typeof(NoiseMeasured), "noise_measured")]
[JsonDerivedType(typeof(StepStarted), "step_started")]
[JsonDerivedType(typeof(RolloutsFinished), "rollouts_finished")]
[JsonDerivedType(typeof(Reflected), "reflected")]
[JsonDerivedType(typeof(Selected), "selected")]
[JsonDerivedType(typeof(Updated), "updated")]
[JsonDerivedType(typeof(StepFinished), "step_finished")]
[JsonDerivedType(typeof(SlowUpdateFinished), "slow_update_finished")]
[JsonDerivedType(typeof(MetaSkillFinished), "meta_skill_finished")]
[JsonDerivedType(typeof(EpochFinished), "epoch_finished")]
[JsonDerivedType(typeof(TestFinished), "test_finished")]
[JsonDerivedType(typeof(ReleaseFinished), "release_finished")]
[JsonDerivedType(typeof(RunFinished), "run_finished")]
[JsonDerivedType(typeof(Progress), "progress")]
[JsonDerivedType(typeof(BudgetWarning), "budget_warning")]
public abstract record TrainingEvent
{
    private TrainingEvent() { }

    /// <summary>The run begins, or is replayed from its beginning.</summary>
    public sealed record RunStarted(
        string SkillHash,
        int TrainItems,
        int SelectionItems,
        int TestItems,
        int Epochs,
        int StepsPerEpoch
    ) : TrainingEvent;

    /// <summary>The initial skill was measured on the selection split.</summary>
    public sealed record BaselineMeasured(double Hard, double Soft, double GateScore, int Scored, int Of)
        : TrainingEvent;

    /// <summary>The initial skill was measured on the selection split a second time, to see what chance does.</summary>
    /// <param name="Flips">Items whose score was not the same.</param>
    /// <param name="Items">Items with a score both times.</param>
    /// <param name="NoiseOfMean">Standard deviation of the mean score by chance alone.</param>
    /// <param name="SmallestGain">The smallest gain that the split shows in 4 of 5 cases.</param>
    /// <param name="Gate">The gate of the run, chosen by this under <c>auto</c>.</param>
    public sealed record NoiseMeasured(int Flips, int Items, double NoiseOfMean, double SmallestGain, string Gate)
        : TrainingEvent;

    /// <summary>A step begins. Steps count from 1 through the whole run.</summary>
    public sealed record StepStarted(int Step, int Epoch, int StepInEpoch, int TotalSteps) : TrainingEvent;

    /// <summary>The step's training batch was rolled out with the current skill.</summary>
    public sealed record RolloutsFinished(int Step, double Hard, double Soft, int Scored, int Of) : TrainingEvent;

    /// <summary>The analysts have proposed, and what copied task data was dropped.</summary>
    public sealed record Reflected(
        int Step,
        int FailurePatches,
        int SuccessPatches,
        int DroppedReplies,
        int DroppedLeaks = 0
    ) : TrainingEvent;

    /// <summary>The proposals were merged, ranked and clipped.</summary>
    public sealed record Selected(int Step, int Merged, int Chosen, int? LearningRate) : TrainingEvent;

    /// <summary>The chosen edits were applied.</summary>
    public sealed record Updated(int Step, string CandidateHash, int Applied, int Skipped) : TrainingEvent;

    /// <summary>The step is settled.</summary>
    /// <param name="Step">From 1 through the whole run.</param>
    /// <param name="Action">
    /// <c>accept_new_best</c>, <c>accept</c>, <c>reject</c>, <c>force_accept</c>, <c>undecided</c>,
    /// <c>skip_no_patches</c>, <c>skip_no_edits</c> or <c>skip_no_rewrite</c>.
    /// </param>
    /// <param name="Reason">The verdict in a sentence.</param>
    /// <param name="CurrentScore">Gate score of the current skill after the step.</param>
    /// <param name="BestScore">Gate score of the best skill after the step.</param>
    public sealed record StepFinished(int Step, string Action, string Reason, double CurrentScore, double BestScore)
        : TrainingEvent;

    /// <summary>The slow update of an epoch is settled.</summary>
    public sealed record SlowUpdateFinished(
        int Epoch,
        string Action,
        string Reason,
        double CurrentScore,
        double BestScore
    ) : TrainingEvent;

    /// <summary>The optimizer's memory was rewritten, or not.</summary>
    public sealed record MetaSkillFinished(int Epoch, string Action) : TrainingEvent;

    /// <summary>The epoch is over.</summary>
    public sealed record EpochFinished(int Epoch, double CurrentScore, double BestScore) : TrainingEvent;

    /// <summary>One of the three skills was measured on the test split.</summary>
    /// <param name="Which"><c>initial</c>, <c>best</c> or <c>final</c>.</param>
    /// <param name="Hard">Mean hard score over the scored items.</param>
    /// <param name="Soft">Mean soft score over the scored items.</param>
    /// <param name="Scored">Items with a score.</param>
    /// <param name="Of">Items tried.</param>
    public sealed record TestFinished(string Which, double Hard, double Soft, int Scored, int Of) : TrainingEvent;

    /// <summary>The best skills were measured anew, and one was chosen and confirmed.</summary>
    /// <param name="Decision">What may be claimed.</param>
    /// <param name="Reason">The verdict in a sentence.</param>
    /// <param name="Origin">Where the chosen skill came from.</param>
    /// <param name="SkillHash">The chosen skill.</param>
    /// <param name="SmallestGain">The smallest gain that these items show in 4 of 5 cases; null: noise not measured.</param>
    public sealed record ReleaseFinished(
        ReleaseDecision Decision,
        string Reason,
        string Origin,
        string SkillHash,
        double? SmallestGain
    ) : TrainingEvent;

    /// <summary>The run is complete. The last event.</summary>
    /// <param name="BestSkillHash">The best skill.</param>
    /// <param name="BestStep">The step that it came from; 0 for the initial skill.</param>
    /// <param name="BaselineScore">Gate score of the initial skill, from all that was seen of it.</param>
    /// <param name="BestScore">Gate score of the best skill.</param>
    /// <param name="SmallestGain">The smallest gain that the split shows in 4 of 5 cases; null: noise not measured.</param>
    public sealed record RunFinished(
        string BestSkillHash,
        int BestStep,
        double BaselineScore,
        double BestScore,
        double? SmallestGain
    ) : TrainingEvent
    {
        /// <summary>Best skill, scores, blame and usage.</summary>
        [JsonIgnore]
        public TrainingResult Result { get; init; } = null!;
    }

    /// <summary>What is under way now. Not logged; comes at most ten times a second.</summary>
    /// <param name="Stage">Such as <c>rollout</c>, <c>reflect</c> or <c>gate</c>.</param>
    /// <param name="Done">Rollouts of the stage that are finished.</param>
    /// <param name="InFlight">Rollouts and optimizer calls in flight, all stages together.</param>
    /// <param name="Total">Rollouts of the stage.</param>
    /// <param name="Usage">Calls and tokens of the whole run so far.</param>
    /// <param name="FractionDone">Share of the run's steps that is done, 0 to 1, for an estimate of the time left.</param>
    public sealed record Progress(string Stage, int Done, int InFlight, int Total, Usage Usage, double FractionDone)
        : TrainingEvent;

    /// <summary>A half or four fifths of a limit are spent. Not logged; each is told once in a session.</summary>
    /// <param name="Limit">As in the configuration file, such as <c>budget.max_cost_usd</c>.</param>
    /// <param name="Percent">50 or 80.</param>
    /// <param name="Spent">In the limit's unit: US dollars, tokens, calls or minutes.</param>
    /// <param name="Most">The limit.</param>
    public sealed record BudgetWarning(string Limit, int Percent, decimal Spent, decimal Most) : TrainingEvent;
}
