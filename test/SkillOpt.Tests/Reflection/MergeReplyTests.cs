using System.Text.Json;
using SkillOpt.Reflection;
using SkillOpt.Training;

namespace SkillOpt.Tests.Reflection;

public sealed class MergeReplyTests
{
    private static bool TryRead(string json, out MergeReply? result, out string? error, int inputs = 3) =>
        MergeReply.TryRead(JsonElement.Parse(json), SkillUpdateMode.Patch, "m1.0", inputs, out result, out error);

    [Fact]
    public void A_merge_gives_numbered_proposals_with_what_it_said_about_their_origin()
    {
        TryRead(
                """
                {"reasoning": "r", "edits": [
                  {"op": "append", "content": "x", "support_count": "5", "source_type": "FAILURE", "merged_from": ["f0.0", 3]},
                  "noise",
                  {"op": "delete", "target": "y", "support_count": 0, "source_type": "merged"}]}
                """,
                out var reply,
                out var error
            )
            .ShouldBeTrue(error);

        reply!.Reasoning.ShouldBe("r");
        reply.Dropped.ShouldBe(1);
        reply.Proposals.Select(merged => merged.Proposal.Id).ShouldBe(["m1.0.0", "m1.0.1"]);
        reply.Proposals[0].MergedFrom.ShouldBe(["f0.0", "3"]);
        (reply.Proposals[0].SupportCount, reply.Proposals[0].SourceType).ShouldBe((5, "failure"));
        (reply.Proposals[1].SupportCount, reply.Proposals[1].SourceType).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("""{"edits": []}""", "must not drop everything")]
    [InlineData("""{"edits": [1, null]}""", "must not drop everything")]
    [InlineData("""{"edits": {}}""", "holds a list")]
    [InlineData("""{"patch": {"edits": []}}""", "holds a list")]
    [InlineData("[]", "holds a list")]
    public void A_merge_that_loses_everything_is_an_error(string json, string part)
    {
        TryRead(json, out _, out var error).ShouldBeFalse();
        error!.ShouldContain(part);
    }

    [Fact]
    public void Nothing_merged_from_nothing_is_no_error() =>
        TryRead("""{"edits": []}""", out _, out _, inputs: 0).ShouldBeTrue();
}
