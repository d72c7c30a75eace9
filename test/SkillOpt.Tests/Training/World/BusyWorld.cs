using SkillOpt.EpochUpdates;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training.World;

/// <summary>A world in which every stage has something to do: used where whole runs are compared.</summary>
internal static class BusyWorld
{
    public static TrainingOptions Options { get; } =
        WordWorld.Defaults with
        {
            Train = new()
            {
                NumEpochs = 3,
                BatchSize = 3,
                Accumulation = 2,
            },
            Gradient = new()
            {
                MinibatchSize = 1,
                MergeBatchSize = 2,
                RefinementRounds = 1,
            },
            Optimizer = new()
            {
                LearningRate = 2,
                MinLearningRate = 1,
                SlowUpdateSamples = 4,
                LongitudinalPairPolicy = PairPolicy.Changed,
                UseSkillAwareReflection = true,
                SkillAwareConsolidateThreshold = 2,
            },
        };

    public static WordWorld Create(int workers = 3, TrainingOptions? options = null) =>
        new()
        {
            Words = 6,
            TrainItems = 14,
            SelectionItems = 12,
            TestItems = 6,
            InitialSkill = "# Words\nteach w0\n",
            Options = (options ?? Options) with
            {
                Rollouts = new() { Workers = workers, Retries = 0 },
            },
            Optimizer = Optimizer(),
        };

    /// <summary>Proposes right, useless and harmful edits, one malformed reply and notes for the appendix.</summary>
    public static RuleOptimizer Optimizer(Func<OptimizerCall, CancellationToken, Task>? before = null) =>
        new()
        {
            Before = before ?? ((_, _) => Task.CompletedTask),
            Replies =
            {
                ["Failure analyst"] = Analyst,
                ["Success analyst"] = call =>
                    RuleOptimizer.Edits(("append", "", $"forget {RuleOptimizer.Words(call.User)[0]}")),
                ["Ranking"] = _ => """{"reasoning": "", "selected_indices": [1, 0]}""",
                ["Appendix consolidation"] = _ => """{"appendix_notes": ["Say only the word."]}""",
                ["Slow update"] = call =>
                    call.User.Contains("teach w1", StringComparison.Ordinal)
                        ? """{"reasoning": "harm", "slow_update_content": "forget w1"}"""
                        : """{"reasoning": "help", "slow_update_content": "teach w1"}""",
            },
        };

    private static string? Analyst(OptimizerCall call)
    {
        if (call.IsRefinement)
        {
            return null;
        }

        var word = RuleOptimizer.Words(call.User)[0];
        return word == "w2" && !call.IsRepair
            ? "no object here"
            : RuleOptimizer
                .Edits(("append", "", $"teach {word}"), ("append", "", $"Be quick about {word}."))
                .Replace(
                    "\"patch\"",
                    $"\"appendix_notes\": [\"Remember {word}.\"], \"patch\"",
                    StringComparison.Ordinal
                );
    }
}
