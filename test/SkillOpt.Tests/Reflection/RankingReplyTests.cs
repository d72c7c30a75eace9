using System.Text.Json;
using SkillOpt.Reflection;

namespace SkillOpt.Tests.Reflection;

public sealed class RankingReplyTests
{
    [Fact]
    public void Distinct_indices_in_range_are_kept_in_order_up_to_the_budget()
    {
        var reply = JsonElement.Parse(
            """{"reasoning": "r", "selected_indices": [3, "1", 3, 9, -1, 2.0, 1.5, null, "x", 0], "ranking_details": [{"index": 3}]}"""
        );

        RankingReply.TryRead(reply, 4, 3, out var result, out var error).ShouldBeTrue(error);

        result!.Selected.ShouldBe([3, 1, 2]);
        result.Reasoning.ShouldBe("r");
        result.Details!.Value.GetRawText().ShouldBe("""[{"index": 3}]""");
    }

    [Theory]
    [InlineData("""{"selected_indices": []}""", "0 to 3")]
    [InlineData("""{"selected_indices": [4, "a"]}""", "0 to 3")]
    [InlineData("""{"selected_indices": 2}""", "list of integers")]
    [InlineData("[0]", "list of integers")]
    public void No_usable_index_is_an_error(string json, string part)
    {
        RankingReply.TryRead(JsonElement.Parse(json), 4, 2, out _, out var error).ShouldBeFalse();
        error!.ShouldContain(part);
    }
}
