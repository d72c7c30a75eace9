using System.Diagnostics;
using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Tests.Training.World;

namespace SkillOpt.Tests.Telemetry;

public sealed class RunSpanTests
{
    private const string Secret = "XYZZY";

    [Fact]
    public async Task A_run_shows_its_steps_rollouts_and_calls_below_it()
    {
        using var observer = new Observer();
        var world = new WordWorld();

        var trained = await world.TrainAsync();

        var run = observer.Spans.Single(span => span.DisplayName == "skillopt run");
        var steps = Named(observer, "skillopt step");
        steps.Select(step => step.GetTagItem("skillopt.action")).ShouldBe(trained.Actions);
        steps.Select(step => step.GetTagItem("skillopt.epoch")).ShouldBe([1, 1, 2, 2]);
        steps.ShouldAllBe(step => step.ParentSpanId == run.SpanId);
        var rollouts = Named(observer, "skillopt rollout");
        rollouts.Count.ShouldBe(world.Target.Calls);
        var calls = Named(observer, "chat");
        calls.Count.ShouldBe(world.Target.Calls + world.Optimizer.Calls.Count);
        calls
            .Where(call => Equals(call.GetTagItem("skillopt.role"), "target"))
            .Select(call => call.ParentSpanId)
            .ShouldBe(rollouts.Select(rollout => rollout.SpanId), ignoreOrder: true);
        observer
            .Measurements.Where(one => one.Name == "skillopt.rollouts")
            .Select(one => (one.Value, one.Tags["skillopt.outcome"]))
            .ShouldBe(Enumerable.Repeat((1.0, (object?)"scored"), rollouts.Count));
    }

    [Fact]
    public async Task No_prompt_skill_reply_or_feedback_can_be_read_from_it()
    {
        using var observer = new Observer();
        var scorer = Scorer.FromFunction("secretive", (_, _) => new Outcome.Scored(0, 0, $"Said {Secret}-feedback."));
        var seen = 0;
        var world = new WordWorld
        {
            InitialSkill = $"# {Secret}-skill\nteach {Secret}-reply\n",
            Environment = new ChatEnvironment(scorer, new() { SystemPrompt = $"{Secret}-prompt" }),
            Target = new RuleTarget
            {
                Before = (call, _) =>
                    call.Skill.Contains(Secret, StringComparison.Ordinal) && Interlocked.Increment(ref seen) % 7 == 0
                        ? throw new InvalidOperationException($"{Secret}-failure")
                        : Task.CompletedTask,
            },
            Options = WordWorld.Defaults with { Evaluation = WordWorld.Defaults.Evaluation with { MinCoverage = 0.1 } },
        };

        await world.TrainAsync();

        seen.ShouldBeGreaterThan(0);
        observer.Words().ShouldContain("unscored");
        observer.Words().ShouldContain("skillopt rollout");
        observer.Words().ShouldNotContain(word => word.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_the_ledger_holds_is_no_call_and_no_rollout()
    {
        var world = new WordWorld();
        await world.TrainAsync();
        using var observer = new Observer();

        await (world with { Store = world.Store.Reopen() }).TrainAsync();

        Named(observer, "skillopt step").Count.ShouldBe(4);
        Named(observer, "skillopt rollout").ShouldBeEmpty();
        Named(observer, "chat").ShouldBeEmpty();
        observer.Measurements.ShouldBeEmpty();
    }

    private static List<Activity> Named(Observer observer, string name) =>
        [.. observer.Spans.Where(span => span.DisplayName == name)];
}
