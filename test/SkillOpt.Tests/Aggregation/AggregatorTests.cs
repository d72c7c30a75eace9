using System.Text.Json;
using System.Text.Json.Nodes;
using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Aggregation;

public sealed class AggregatorTests
{
    [Theory]
    [InlineData(2, 4, 3)]
    [InlineData(3, 3, 2)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 1, 1)]
    public async Task Patches_are_merged_in_a_tree_of_the_given_width(int width, int calls, int levels)
    {
        // Seven failures, one analyst each: with width 2 they are 7, 4, 2, 1, and single ones pass without a call.
        var world = World(7, width);

        var run = await world.TrainAsync();

        var merges = world.Optimizer.CallsTo("Merge of failure patches");
        merges.Count.ShouldBe(width == 2 ? 3 + 2 + 1 : calls);
        merges.Select(call => Line(call.User, "Merge level")).Distinct().Count().ShouldBe(levels);
        ((int)run.Step(1)["n_edits_merged"]!).ShouldBe(7);
        ((int)run.Step(1)["n_failure_patches"]!).ShouldBe(7);
    }

    [Fact]
    public async Task A_single_patch_needs_no_merge()
    {
        var world = World(7, 2, options => options with { Gradient = options.Gradient with { MinibatchSize = 7 } });

        await world.TrainAsync();

        world.Optimizer.Calls.ShouldNotContain(call => call.Heading.Contains("erge"));
    }

    [Fact]
    public async Task Failures_and_successes_meet_in_a_final_call_in_which_failures_come_first()
    {
        var world = Both();

        await world.TrainAsync();

        var final = world.Optimizer.CallsTo("Final merge").ShouldHaveSingleItem();
        final.User.ShouldContain("## Group 1: failure proposals, high priority (2)");
        final.User.ShouldContain("## Group 2: success proposals, lower priority (2)");
        world.Optimizer.CallsTo("Merge of success patches").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_successes_are_merged_while_failure_analysts_are_still_at_work()
    {
        var successesMerged = new TaskCompletionSource();
        var world = Both(
            async (call, token) =>
            {
                if (call.Heading == "Merge of success patches")
                {
                    successesMerged.SetResult();
                }

                if (call.Heading == "Failure analyst")
                {
                    await successesMerged.Task.WaitAsync(token);
                }
            }
        );

        (await world.TrainAsync()).Actions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_failures_are_merged_while_success_analysts_are_still_at_work()
    {
        var failuresMerged = new TaskCompletionSource();
        var world = Both(
            async (call, token) =>
            {
                if (call.Heading == "Merge of failure patches")
                {
                    failuresMerged.SetResult();
                }

                if (call.Heading == "Success analyst")
                {
                    await failuresMerged.Task.WaitAsync(token);
                }
            }
        );

        (await world.TrainAsync()).Actions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Support_and_supporting_items_survive_every_merge()
    {
        // All three merges join everything they get into one edit and name what it came from.
        var world = World(4, 2);
        world.Optimizer.Replies["Merge of failure patches"] = call =>
        {
            var edits = Edits(call.User);
            return JsonSerializer.Serialize(
                new
                {
                    reasoning = "joined",
                    edits = new[]
                    {
                        new
                        {
                            op = "append",
                            target = "",
                            content = string.Join('\n', edits.Select(edit => edit["content"])),
                            merged_from = edits.Select(edit => edit["id"]!.ToString()),
                        },
                    },
                }
            );
        };

        var run = await world.TrainAsync();

        var merged = run.Json("steps/step_0001/merged_patch.json")["edits"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)merged["support_count"]!).ShouldBe(4);
        merged["source_type"]!.ToString().ShouldBe("failure");
        merged["supporting_items"]!
            .AsArray()
            .Select(id => id!.ToString())
            .ShouldBe(["train-0", "train-1", "train-2", "train-3"], ignoreOrder: true);
        run.Step(1)["support_counts"]!.ToJsonString().ShouldBe("[4]");
    }

    [Fact]
    public async Task A_support_count_that_the_merge_estimates_is_kept()
    {
        var world = World(2, 2);
        world.Optimizer.Replies["Merge of failure patches"] = _ =>
            """{"edits": [{"op": "append", "content": "teach w0", "support_count": 9, "source_type": "failure"}]}""";

        var run = await world.TrainAsync();

        run.Step(1)["support_counts"]!.ToJsonString().ShouldBe("[9]");
    }

    [Theory]
    [InlineData("""{"reasoning": "none of them", "edits": []}""")]
    [InlineData("""{"edits": [{"op": "", "content": 3}]}""")]
    [InlineData("I would keep them all.")]
    public async Task A_merge_that_drops_everything_is_asked_again_and_then_replaced_by_what_went_in(string reply)
    {
        var world = World(3, 3);
        world.Optimizer.Replies["Merge of failure patches"] = _ => reply;

        var run = await world.TrainAsync();

        world.Optimizer.CallsTo("Merge of failure patches").Select(call => call.IsRepair).ShouldBe([false, true]);
        ((int)run.Step(1)["n_edits_merged"]!).ShouldBe(3);
        ((int)run.Step(1)["n_dropped_replies"]!).ShouldBe(1);
        run.Of<TrainingEvent.Reflected>()[0].DroppedReplies.ShouldBe(1);
    }

    [Fact]
    public async Task Entries_of_a_merge_that_propose_nothing_are_counted()
    {
        var world = World(2, 2);
        world.Optimizer.Replies["Merge of failure patches"] = _ =>
            """{"edits": [{"op": "append", "content": "teach w0"}, "and so on", {"content": "no op"}]}""";

        var run = await world.TrainAsync();

        ((int)run.Step(1)["n_edits_merged"]!).ShouldBe(1);
        ((int)run.Step(1)["n_dropped_replies"]!).ShouldBe(2);
    }

    [Fact]
    public async Task A_second_reply_that_keeps_something_is_taken()
    {
        var world = World(3, 3);
        world.Optimizer.Replies["Merge of failure patches"] = call =>
            call.IsRepair ? """{"edits": [{"op": "append", "content": "teach w0"}]}""" : """{"edits": []}""";

        var run = await world.TrainAsync();

        ((int)run.Step(1)["n_edits_merged"]!).ShouldBe(1);
        world
            .Optimizer.CallsTo("Merge of failure patches")[1]
            .Messages[^1]
            .Text.ShouldContain("must not drop everything");
    }

    [Fact]
    public async Task Merge_and_analyst_calls_of_one_step_are_numbered_by_place_and_not_by_time()
    {
        var one = World(7, 2);
        var other = World(7, 2);
        var pause = 0;
        other = other with
        {
            Optimizer = new()
            {
                Before = async (_, _) =>
                {
                    for (var i = Interlocked.Increment(ref pause) % 5; i > 0; i--)
                    {
                        await Task.Yield();
                    }
                },
            },
        };

        var (first, second) = (await one.TrainAsync(), await other.TrainAsync());

        second.Files["steps/step_0001/merged_patch.json"].ShouldBe(first.Files["steps/step_0001/merged_patch.json"]);
    }

    /// <summary>One step in which each failure has an analyst of its own.</summary>
    private static WordWorld World(int failures, int width, Func<TrainingOptions, TrainingOptions>? change = null)
    {
        var options = WordWorld.Defaults with
        {
            Train = new() { NumEpochs = 1, BatchSize = 16 },
            Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 1, MergeBatchSize = width },
            Optimizer = new() { LrControlMode = LearningRateControl.None },
        };
        return new()
        {
            Words = 16,
            TrainItems = failures,
            Options = change?.Invoke(options) ?? options,
        };
    }

    /// <summary>Two failures and two successes, an analyst each.</summary>
    private static WordWorld Both(Func<OptimizerCall, CancellationToken, Task>? before = null) =>
        World(4, 2) with
        {
            InitialSkill = "teach w0\nteach w1\n",
            Optimizer = new()
            {
                Before = before ?? ((_, _) => Task.CompletedTask),
                Replies =
                {
                    ["Success analyst"] = call =>
                        RuleOptimizer.Edits(("append", "", $"- {RuleOptimizer.Words(call.User)[0]} is right.")),
                },
            },
        };

    private static string Line(string text, string start) =>
        text.Split('\n').First(line => line.StartsWith(start, StringComparison.Ordinal));

    private static List<JsonNode> Edits(string message)
    {
        var start = message.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        var json = message[start..message.IndexOf("```", start, StringComparison.Ordinal)];
        return
        [
            .. JsonNode.Parse(json)!.AsArray().SelectMany(patch => patch!["edits"]!.AsArray()).Select(edit => edit!),
        ];
    }
}
