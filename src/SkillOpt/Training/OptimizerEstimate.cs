using SkillOpt.EpochUpdates;
using SkillOpt.Models;
using SkillOpt.Prompts;
using SkillOpt.Tasks;

namespace SkillOpt.Training;

/// <summary>
/// The optimizer's calls of a run. A step is expected to fail on half of its items. At most, every reply has to be
/// repaired.
/// </summary>
internal sealed class OptimizerEstimate(TrainingOptions options, EpochPlan plan, PromptSet prompts, EstimateSizes sizes)
{
    // Headings, counts and scores of a message.
    private const int Around = 1500;

    // What an unreadable reply is told.
    private const int RepairError = 1000;

    private readonly OptimizerOptions optimizer = options.Optimizer;
    private readonly SkillUpdateMode mode = options.Optimizer.SkillUpdateMode;

    public IEnumerable<(string Stage, Amount Amount)> Stages()
    {
        var analyst = default(Amount);
        var merge = default(Amount);
        var rate = default(Amount);
        var ranking = default(Amount);
        var rewrite = default(Amount);
        var notes = default(Amount);
        foreach (var step in Enumerable.Range(1, options.Train.NumEpochs).SelectMany(plan.Steps))
        {
            var counts = AnalystCounts.Of(step, options.Gradient, sizes.IsAtMost);
            analyst += Analysts(step, counts.Analysts);
            merge += Merges(counts);
            rate += LearningRate(step, counts);
            ranking += Ranking(counts);
            rewrite += Rewrite(step);
            notes += Consolidation();
        }

        return
        [
            ("analyst", analyst),
            ("merge", merge),
            ("lr_autonomous", rate),
            ("ranking", ranking),
            ("rewrite", rewrite),
            ("appendix_consolidate", notes),
            ("slow_update", EpochEnds(PromptNames.SlowUpdate, optimizer.UseSlowUpdate, options.Train.NumEpochs)),
            ("meta_skill", EpochEnds(PromptNames.MetaSkill, optimizer.UseMetaSkill, options.Train.NumEpochs - 1)),
        ];
    }

    private int AnalystReply => mode == SkillUpdateMode.FullRewriteMinibatch ? sizes.WholeSkillReply : sizes.Reply;

    private bool WritesNotes => optimizer is { UseSkillAwareReflection: true } && mode == SkillUpdateMode.Patch;

    private int LongestAnalystPrompt =>
        Math.Max(
            prompts.Analyst(isFailure: true, mode, WritesNotes).Length,
            prompts.Analyst(isFailure: false, mode, WritesNotes).Length
        );

    private Amount Analysts(Step step, long analysts)
    {
        var trajectories = step.Batches.SelectMany(batch => batch.Items).Sum(item => (long)Attempt(item));
        var fixedPart = LongestAnalystPrompt + sizes.Skill + Around + Previous(step) + sizes.Notes;
        var rounds = mode == SkillUpdateMode.Patch ? options.Gradient.RefinementRounds : 0;
        rounds = sizes.IsAtMost ? rounds : (rounds + 1) / 2;
        var sum = default(Amount);
        for (var round = 0; round <= rounds; round++)
        {
            // The conversation so far: replies, repairs and refinements of every round before.
            var said = round * (long)(Refinement + (Replies * AnalystReply * Tokens.CharactersEach) + RepairPrompt);
            sum += Calls(analysts, (analysts * (fixedPart + said)) + trajectories, AnalystReply);
        }

        return sum;
    }

    private Amount Merges(AnalystCounts counts)
    {
        var prompt = new[]
        {
            prompts.Get(PromptNames.Merge(isFailure: true, mode)).Length,
            prompts.Get(PromptNames.Merge(isFailure: false, mode)).Length,
            prompts.Get(PromptNames.MergeFinal(mode)).Length,
        }.Max();
        var each = prompt + sizes.Skill + sizes.Notes + Around + ProposalsOf(counts);
        return Calls(counts.Merges, counts.Merges * each, AnalystReply);
    }

    private Amount LearningRate(Step step, AnalystCounts counts)
    {
        var isAsked =
            mode != SkillUpdateMode.FullRewriteMinibatch
            && optimizer.LrControlMode != LearningRateControl.None
            && (
                optimizer.LrControlMode == LearningRateControl.Autonomous
                || optimizer.LrScheduler == LearningRateSchedule.Autonomous
            );
        var prompt = prompts.Get(PromptNames.AutonomousLearningRate).Length;
        var characters = prompt + sizes.Skill + sizes.Notes + Around + Previous(step) + ProposalsOf(counts);
        return isAsked ? Calls(1, characters, sizes.Reply) : default;
    }

    private Amount Ranking(AnalystCounts counts)
    {
        var isAsked =
            mode != SkillUpdateMode.FullRewriteMinibatch && optimizer.LrControlMode != LearningRateControl.None;
        var prompt = isAsked ? prompts.Get(PromptNames.Ranking(mode)).Length : 0;
        return isAsked
            ? Calls(1, prompt + sizes.Skill + sizes.Notes + Around + ProposalsOf(counts), sizes.Reply)
            : default;
    }

    private Amount Rewrite(Step step)
    {
        var prompt = prompts.Get(PromptNames.RewriteSkill).Length;
        var proposals = (long)sizes.Proposals * sizes.Proposal;
        return mode == SkillUpdateMode.RewriteFromSuggestions
            ? Calls(1, prompt + sizes.Skill + Around + Previous(step) + proposals, sizes.WholeSkillReply)
            : default;
    }

    private Amount Consolidation()
    {
        var isPossible = WritesNotes && optimizer.SkillAwareConsolidateThreshold > 0 && sizes.IsAtMost;
        var prompt = prompts.Get(PromptNames.AppendixConsolidate).Length;
        return isPossible ? Calls(1, prompt + sizes.Skill + sizes.Notes + Around, sizes.NotesReply) : default;
    }

    /// <summary>From the second epoch to the last one given.</summary>
    private Amount EpochEnds(string prompt, bool isUsed, int lastEpoch)
    {
        var sum = default(Amount);
        for (var epoch = 2; isUsed && epoch <= lastEpoch; epoch++)
        {
            var sample = plan.SlowSample(epoch, optimizer.SlowUpdateSamples);
            // Which items changed is not known, so the longest prompts stand for them.
            var compared =
                sizes.IsAtMost && optimizer.LongitudinalPairPolicy == PairPolicy.Changed
                    ? plan.Items.OrderByDescending(Attempt).Take(sample.Items.Count)
                    : sample.Items;
            var pairs = compared.Sum(item => 2L * Attempt(item));
            var characters = prompts.Get(prompt).Length + (2L * (sizes.Skill + sizes.Notes)) + Around + pairs;
            sum += Calls(1, characters, sizes.Reply);
        }

        return sum;
    }

    private int Attempt(TrainItem item) => Math.Min(sizes.LongestAttempt, sizes.Attempt + item.Item.Prompt.Length);

    private long Previous(Step step) => (step.InEpoch - 1L) * sizes.PreviousStep;

    private long ProposalsOf(AnalystCounts counts) => counts.Analysts * sizes.Proposals * (long)sizes.Proposal;

    private int Replies => sizes.IsAtMost ? 2 : 1;

    private int RepairPrompt => sizes.IsAtMost ? prompts.Get(PromptNames.Repair).Length + RepairError : 0;

    private int Refinement => prompts.Get(PromptNames.Refinement).Length + sizes.Skill + Around;

    /// <param name="calls">How many.</param>
    /// <param name="characters">Of all of them together.</param>
    /// <param name="reply">Tokens of one reply.</param>
    private Amount Calls(long calls, long characters, int reply)
    {
        var input = (characters / Tokens.CharactersEach) + (calls * 8);
        if (!sizes.IsAtMost)
        {
            return new Amount(0, calls, input, calls * reply);
        }

        var again = input + (calls * (reply + (RepairPrompt / Tokens.CharactersEach) + 8));
        return new Amount(0, 2 * calls, input + again, 2 * calls * reply);
    }
}
