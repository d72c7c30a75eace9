using SkillOpt.EpochUpdates;
using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Tasks;

namespace SkillOpt.Training;

/// <summary>The rollouts of a run, with as many calls each as the environment makes at most; usually half of them.</summary>
internal sealed class TargetEstimate(TrainingJob job, EpochPlan plan, EstimateSizes sizes)
{
    // What a message has around skill and task where the environment is not known.
    private const int UnknownPrompt = 2000;

    // Of both skills in one comparison, as seen in simulated worlds with 18 to 100 items (docs/gates.md).
    private const double PassesOfARace = 1.5;

    // What a tool shows is cut at 4,000 characters.
    private const int SeenBetween = 1000;

    private readonly TrainingOptions options = job.Options;
    private readonly EvaluationOptions evaluation = job.Options.Evaluation;
    private readonly IReadOnlyList<SelectionItem> selection = First(
        job.Splits.Selection,
        job.Options.Evaluation.SelEnvNum
    );
    private readonly IReadOnlyList<TestItem> test = job.Options.Evaluation.EvalTest
        ? First(job.Splits.Test, job.Options.Evaluation.TestEnvNum)
        : [];

    public IEnumerable<(string Stage, Amount Amount)> Stages()
    {
        yield return ("baseline", Each(selection, evaluation.Replicates));
        yield return ("noise", Each(selection, MeasuresNoise && evaluation.Replicates == 1 ? 1 : 0));
        yield return ("rollout", Each(plan.Items, (long)options.Train.NumEpochs * options.Train.Replicates));
        yield return ("check", Check());
        yield return ("gate", Gate());
        yield return ("compare", Compare());
        yield return ("release", Each(selection, evaluation.Release ? Released : 0));
        yield return ("test", Each(test, Tested));
    }

    private bool MeasuresNoise => Gates.MeasuresNoise(job, selection.Count);

    /// <summary>Each of the few and the initial skill to choose, then two to confirm.</summary>
    private int Released => evaluation.ReleaseReplicates * (3 + (sizes.IsAtMost ? evaluation.ReleaseCandidates : 1));

    private int Tested =>
        evaluation.Release ? 2 * evaluation.Replicates
        : sizes.IsAtMost || !IsFinalBest ? 3
        : 2;

    /// <summary>A candidate that is not better is measured to about half, with early stopping.</summary>
    private Amount Gate()
    {
        var slow = options.Optimizer.UseSlowUpdate ? options.Train.NumEpochs - 1 : 0;
        var (steps, notes) = (plan.TotalSteps, WritesNotes ? plan.TotalSteps : 0);
        var forced = options.Optimizer.SlowUpdateGateWithSelection ? 0 : slow;
        var judged = steps + slow - forced;
        var (each, passes) = (evaluation.Replicates, PassesOfAVerdict);
        if (Gates.MayRace(job, selection.Count))
        {
            return Race(judged, forced + notes);
        }

        if (sizes.IsAtMost)
        {
            return Each(selection, each * (forced + notes + (judged * passes)));
        }

        var half = evaluation is { UseGate: true, EarlyStop: true };
        return Part(selection, each * (forced + (notes / 2.0) + (half ? judged * passes / 2.0 : judged * passes)));
    }

    /// <summary>
    /// At most, a text gets all passes of a race as a candidate, or as the current skill what a race wants of that one;
    /// attempts of the one count for the other.
    /// </summary>
    private Amount Race(int judged, int unjudged)
    {
        var (each, ofCurrent) = (evaluation.Replicates, new RaceRules().OfCurrent);
        var known = each == 1 && MeasuresNoise ? 2 : each;
        var atMost =
            (judged * Math.Max(evaluation.RacePasses * each, ofCurrent))
            + (unjudged * Math.Max(each, ofCurrent))
            + Math.Max(0, ofCurrent - known);
        return sizes.IsAtMost
            ? Each(selection, atMost)
            : Part(selection, Math.Min((judged * PassesOfARace) + (unjudged * each), atMost));
    }

    /// <summary>With fresh pairs of attempts, both skills are measured.</summary>
    private int PassesOfAVerdict => evaluation is { UseGate: true, Gate: GateKind.Paired } ? 2 : 1;

    /// <summary>
    /// An edit is tried on a few items, under both skills, and no item more often than steps have it; usually half of
    /// that, because edits share items and not every failure comes again.
    /// </summary>
    private Amount Check()
    {
        if (!EditChecker.IsOn(options))
        {
            return default;
        }

        var seen = (double)options.Train.NumEpochs * plan.Items.Count;
        var tried =
            options.Optimizer.LrControlMode == LearningRateControl.None
                ? seen
                : Math.Min(seen, (double)plan.TotalSteps * options.Optimizer.LearningRate * EditChecker.ItemsOfAnEdit);
        return Part(plan.Items, (sizes.IsAtMost ? 2 : 1) * tried / Math.Max(1, plan.Items.Count));
    }

    private Amount Compare()
    {
        var sum = default(Amount);
        for (var epoch = 2; epoch <= options.Train.NumEpochs; epoch++)
        {
            var isLast = epoch == options.Train.NumEpochs;
            if (options.Optimizer.UseSlowUpdate || (options.Optimizer.UseMetaSkill && !isLast))
            {
                sum += Each(Compared(epoch), 2);
            }
        }

        return sum;
    }

    private IReadOnlyList<TrainItem> Compared(int epoch)
    {
        var sample = plan.SlowSample(epoch, options.Optimizer.SlowUpdateSamples);
        // Results that changed are looked for until the sample is full.
        return options.Optimizer.LongitudinalPairPolicy != PairPolicy.Changed ? sample.Items
            : sizes.IsAtMost ? plan.Items
            : [.. sample.Items, .. sample.Remaining.Take(sample.Items.Count)];
    }

    private bool WritesNotes =>
        options.Optimizer is { UseSkillAwareReflection: true, SkillUpdateMode: SkillUpdateMode.Patch };

    /// <summary>Where every change passes the gate, the last skill is the best one.</summary>
    private bool IsFinalBest =>
        options.Evaluation.UseGate && options.Optimizer.SlowUpdateGateWithSelection && !WritesNotes;

    private Amount Each<TItem>(IReadOnlyList<TItem> items, long times)
        where TItem : ISplitItem =>
        new(
            items.Count * times,
            items.Count * times * Calls,
            items.Sum(item => (InputTokens(item) * Calls) + Conversation) * times,
            items.Count * times * Calls * sizes.TargetReply
        );

    private Amount Part<TItem>(IReadOnlyList<TItem> items, double times)
        where TItem : ISplitItem
    {
        var (one, rollouts) = (Each(items, 1), (long)Math.Ceiling(items.Count * times));
        var calls = rollouts * Calls;
        return new Amount(rollouts, calls, (long)Math.Ceiling(one.InputTokens * times), calls * sizes.TargetReply);
    }

    /// <summary>Calls of one attempt.</summary>
    private long Calls => sizes.IsAtMost ? job.Environment.TargetCalls : (job.Environment.TargetCalls + 1) / 2;

    /// <summary>What the calls of one attempt repeat of those before: replies, and what was seen in between.</summary>
    private long Conversation => Calls * (Calls - 1) / 2 * (sizes.TargetReply + SeenBetween);

    private long InputTokens(ISplitItem item) =>
        ((Around + sizes.Skill + item.Item.Prompt.Length) / Tokens.CharactersEach) + 2;

    private int Around => (job.Environment as ChatEnvironment)?.CharactersAroundSkill ?? UnknownPrompt;

    private static IReadOnlyList<TItem> First<TItem>(IReadOnlyList<TItem> items, int count) =>
        count == 0 || count >= items.Count ? items : [.. items.Take(count)];
}
