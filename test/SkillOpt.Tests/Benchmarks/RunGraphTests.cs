using SkillOpt.Benchmarks.CriticalPath;

namespace SkillOpt.Tests.Benchmarks;

/// <summary>Times are in seconds; each case is worked out by hand in its comments.</summary>
public sealed class RunGraphTests
{
    [Fact]
    public void A_step_is_its_slowest_rollout_analyst_merge_ranking_and_gate_in_turn()
    {
        var run = new Run { Selection = ["v1", "v2"] };
        run.Roll("s0", ("t1", 2), ("t2", 3), ("v1", 1), ("v2", 1));
        run.Call("step_0001/analyst/f0", 4);
        run.Call("step_0001/analyst/f1", 1);
        run.Call("step_0001/analyst/f1/refine_1", 5);
        run.Call("step_0001/merge/failure_1_0", 2);
        run.Call("step_0001/ranking", 1);
        run.Roll("s1", ("v1", 2), ("v2", 7));
        run.Steps.Add(new(1, "s0", ["t1", "t2"], new("s1", ["v1", "v2"])));

        // batch 3, analysts max(4, 1 + 5) = 6, merge 2, ranking 1, gate max(2, 7) = 7
        run.Seconds().ShouldBe(3 + 6 + 2 + 1 + 7);
    }

    [Fact]
    public void Failures_and_successes_are_merged_side_by_side_before_the_final_merge()
    {
        var run = new Run();
        run.Roll("s0", ("t1", 1));
        run.Call("step_0001/analyst/f0", 2);
        run.Call("step_0001/analyst/s0", 5);
        run.Call("step_0001/merge/failure_1_0", 4);
        run.Call("step_0001/merge/failure_1_1", 3);
        run.Call("step_0001/merge/failure_2_0", 2);
        run.Call("step_0001/merge/success_1_0", 1);
        run.Call("step_0001/merge/final", 1);
        run.Steps.Add(new(1, "s0", ["t1"], null));

        // batch 1, max(failures 2 + max(4, 3) + 2 = 8, successes 5 + 1 = 6), final 1
        run.Seconds().ShouldBe(1 + 8 + 1);
    }

    [Fact]
    public void A_reply_asked_for_once_more_counts_twice()
    {
        var run = new Run();
        run.Roll("s0", ("t1", 1));
        run.Call("step_0001/analyst/f0", 2);
        run.Call("step_0001/analyst/f0/repair", 3);
        run.Call("step_0001/analyst/f0/refine_1", 4);
        run.Steps.Add(new(1, "s0", ["t1"], null));

        run.Seconds().ShouldBe(1 + 2 + 3 + 4);
    }

    [Fact]
    public void The_first_verdict_waits_for_the_baseline_and_analysts_do_not()
    {
        var run = new Run { Selection = ["v1"] };
        run.Roll("s0", ("t1", 1), ("v1", 20));
        run.Call("step_0001/analyst/f0", 2);
        run.Roll("s1", ("v1", 1), ("t1", 3));
        run.Steps.Add(new(1, "s0", ["t1"], new("s1", ["v1"])));
        run.Steps.Add(new(2, "s1", ["t1"], null));

        // the gate has its result at 1 + 2 + 1 = 4, the baseline is there at 20
        run.Seconds().ShouldBe(20 + 3);
    }

    [Fact]
    public void A_rollout_that_was_made_before_costs_nothing()
    {
        var run = new Run();
        run.Roll("s0", ("t1", 4), ("t2", 1));
        run.Steps.Add(new(1, "s0", ["t1"], null));
        run.Steps.Add(new(2, "s0", ["t1", "t2"], null));

        // t1 under s0 is known at 4; step 2 adds t2 only
        run.Seconds().ShouldBe(4 + 1);
    }

    [Fact]
    public void The_previous_skill_is_compared_beside_the_epoch_and_the_meta_skill_beside_the_slow_update()
    {
        var run = new Run { Selection = ["v1"] };
        run.Roll("s0", ("t1", 1), ("t2", 6), ("v1", 0));
        run.Roll("s1", ("t1", 2), ("t2", 1), ("v1", 1));
        run.Roll("s2", ("t1", 1), ("v1", 2));
        run.Call("step_0001/ranking", 2);
        run.Call("epoch_02/slow_update", 3);
        run.Call("epoch_02/meta_skill", 9);
        run.Call("step_0002/analyst/f0", 1);
        var first = new EpochTrace(2, [new(1, "s0", ["t1"], new("s1", ["v1"]))], "s1", ["t2"], new("s2", ["v1"]));
        var second = new EpochTrace(3, [new(2, "s2", ["t1"], null)], "s2", [], null);

        // t2 under s0 from 0 to 6; step 1 ends at 1 + 2 + 1 = 4; t2 under s1 from 4 to 5; compared at 6
        // slow update 6 + 3 + gate 2 = 11, batch of step 2 at 12; meta skill at 6 + 9 = 15, analyst 15 + 1
        run.Seconds(first, second).ShouldBe(16);
    }

    [Fact]
    public void Tests_start_as_soon_as_their_skill_is_known()
    {
        var run = new Run { Test = ["x1"], Best = "s1" };
        run.Roll("s0", ("t1", 2), ("x1", 9));
        run.Roll("s1", ("x1", 4));
        run.Steps.Add(new(1, "s0", ["t1"], null));

        // initial test from 0 to 9; best test from 2 to 6; the final skill is s0
        run.Seconds().ShouldBe(9);
    }

    [Fact]
    public void The_critical_path_lists_the_calls_that_add_up_to_the_bound()
    {
        var run = new Run();
        run.Roll("s0", ("t1", 2), ("t2", 3));
        run.Call("step_0001/analyst/f0", 4);
        run.Call("step_0001/analyst/s0", 1);
        run.Steps.Add(new(1, "s0", ["t1", "t2"], null));

        run.End()
            .Path.Select(node => (node.Kind, node.Duration.TotalSeconds))
            .ShouldBe([("analyst", 4), ("rollout", 3)]);
    }

    private sealed class Run
    {
        private readonly Dictionary<RolloutId, TimeSpan> rollouts = [];
        private readonly Dictionary<string, TimeSpan> calls = [];

        public string[] Selection { get; init; } = [];

        public string[] Test { get; init; } = [];

        public string Best { get; init; } = "s0";

        public List<StepTrace> Steps { get; } = [];

        public void Roll(string skill, params (string Item, int Seconds)[] made)
        {
            foreach (var (item, seconds) in made)
            {
                rollouts.Add(new RolloutId(skill, item), TimeSpan.FromSeconds(seconds));
            }
        }

        public void Call(string site, int seconds) => calls.Add(site, TimeSpan.FromSeconds(seconds));

        public double Seconds(params EpochTrace[] epochs) => End(epochs).Finish.TotalSeconds;

        public CallNode End(params EpochTrace[] epochs) =>
            RunGraph.Of(
                new RunTrace
                {
                    InitialSkill = "s0",
                    BestSkill = Best,
                    FinalSkill = "s0",
                    SelectionItems = Selection,
                    TestItems = Test,
                    Epochs = epochs.Length > 0 ? epochs : [new EpochTrace(1, Steps, Steps[^1].Skill, [], null)],
                    Rollouts = rollouts,
                    Calls = calls,
                }
            );
    }
}
