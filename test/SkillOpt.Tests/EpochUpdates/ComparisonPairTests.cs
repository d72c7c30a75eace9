using System.Text.Json;
using SkillOpt.EpochUpdates;
using SkillOpt.Tests.Reflection;

namespace SkillOpt.Tests.EpochUpdates;

public sealed class ComparisonPairTests
{
    [Theory]
    [InlineData(0.0, 1.0, "improved")]
    [InlineData(1.0, 0.0, "regressed")]
    [InlineData(0.0, 0.0, "persistent_fail")]
    [InlineData(1.0, 0.2, "stable_success")]
    [InlineData(null, 0.0, "unmeasured")]
    [InlineData(0.0, null, "unmeasured")]
    [InlineData(null, null, "unmeasured")]
    public void The_category_follows_both_hard_scores_and_a_missing_one_is_no_failure(
        double? previous,
        double? current,
        string category
    )
    {
        var pair = new ComparisonPair(
            "q-1",
            "",
            previous is { } before ? Sample.Trajectory("q-1", before) : null,
            current is { } after ? Sample.Trajectory("q-1", after) : null
        );

        JsonSerializer.Serialize(pair.Category).ShouldBe($"\"{category}\"");
    }
}
