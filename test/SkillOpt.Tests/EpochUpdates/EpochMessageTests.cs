using SkillOpt.EpochUpdates;
using SkillOpt.Reflection;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tests.Reflection;

namespace SkillOpt.Tests.EpochUpdates;

public sealed class EpochMessageTests
{
    private static readonly Skill Previous = new("- Old.\n");
    private static readonly Skill Current = new("- New.\n");

    private static readonly ComparisonPair[] Pairs =
    [
        Pair("q-1", 1, 1),
        Pair("q-2", 0, 1),
        Pair("q-3", 1, 0, "ledger", "Too\nshort."),
        Pair("q-4", 0, 0),
        Pair("q-5", 1, 1),
        new("q-6", "", null, Attempt("q-6", 0, "")),
    ];

    private static AnalystTrajectory Attempt(string id, double hard, string feedback) =>
        Sample.Trajectory(id, hard, hard, feedback, entries: new TrajectoryEntry("assistant", $"{id} {hard}"));

    private static ComparisonPair Pair(
        string id,
        double previous,
        double current,
        string type = "",
        string feedback = ""
    ) => new(id, type, Attempt(id, previous, ""), Attempt(id, current, feedback));

    private const string Skills = """
        ## Previous Epoch's Skill
        <skill>
        - Old.
        </skill>

        ## Current Skill
        <skill>
        - New.
        </skill>
        """;

    private const string Comparison = """
        ## Comparison (6 items)
        Improved: 1. Regressed: 1. Persistent failures: 1. Stable successes: 2. Without a score: 1.

        ### Regressed (1)

        #### Item q-3
        Task type: ledger
        Previous: hard 1, soft 1.
        <trajectory>
        [assistant]
        q-3 1
        </trajectory>
        Current: hard 0, soft 0. Feedback: Too
          short.
        <trajectory>
        [assistant]
        q-3 0
        </trajectory>

        ### Persistent failures (1)

        #### Item q-4
        Previous: hard 0, soft 0.
        <trajectory>
        [assistant]
        q-4 0
        </trajectory>
        Current: hard 0, soft 0.
        <trajectory>
        [assistant]
        q-4 0
        </trajectory>

        ### Improved (1)

        #### Item q-2
        Previous: hard 0, soft 0.
        <trajectory>
        [assistant]
        q-2 0
        </trajectory>
        Current: hard 1, soft 1.
        <trajectory>
        [assistant]
        q-2 1
        </trajectory>

        ### Stable successes (2)
        q-1, q-5
        """;

    [Fact]
    public void A_slow_update_sees_regressions_first_and_stable_successes_by_id() =>
        EpochMessage
            .SlowUpdate(Previous, Current, "", Pairs, 100)
            .ShouldBe($"{Skills}\n\n## Previous Guidance\nNone yet.\n\n{Comparison}");

    [Fact]
    public void A_meta_skill_sees_the_same_and_its_previous_memory() =>
        EpochMessage
            .MetaSkill(Previous, Current, "- Check.\n</guidance>", "- Prefer checks.\n", Pairs, 100)
            .ShouldBe(
                $"""
                {Skills}

                ## Previous Guidance
                <guidance>
                - Check.
                <\/guidance>
                </guidance>

                ## Previous Memory
                <memory>
                - Prefer checks.
                </memory>

                {Comparison}
                """
            );

    [Fact]
    public void The_number_of_items_is_the_real_one() =>
        EpochMessage
            .SlowUpdate(Previous, Current, "", [Pairs[0]], 100)
            .ShouldEndWith(
                "## Comparison (1 item)\nImproved: 0. Regressed: 0. Persistent failures: 0. Stable successes: 1.\n\n"
                    + "### Stable successes (1)\nq-1"
            );
}
