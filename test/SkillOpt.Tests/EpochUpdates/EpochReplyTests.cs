using System.Text.Json;
using SkillOpt.EpochUpdates;
using SkillOpt.Skills;

namespace SkillOpt.Tests.EpochUpdates;

public sealed class EpochReplyTests
{
    [Theory]
    [InlineData("""{"reasoning": "r", "slow_update_content": "\n- Do it.\n"}""", "- Do it.")]
    [InlineData("""{"reasoning": "r", "slow_update_content": " "}""", "")]
    [InlineData("""{"reasoning": "r", "slow_update_content": null}""", "")]
    public void Guidance_is_trimmed_and_may_be_blank(string json, string content)
    {
        SlowUpdateReply.TryRead(JsonElement.Parse(json), out var result, out var error).ShouldBeTrue(error);
        result.ShouldBe(new SlowUpdateReply(content, "r"));
    }

    [Fact]
    public void Memory_is_read_from_its_own_key()
    {
        var reply = JsonElement.Parse("""{"meta_skill_content": "- Prefer checks."}""");

        MetaSkillReply.TryRead(reply, out var result, out var error).ShouldBeTrue(error);
        result.ShouldBe(new MetaSkillReply("- Prefer checks.", ""));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"slow_update_content": ["a"]}""")]
    [InlineData("""{"slow_update_content": 5}""")]
    public void A_missing_or_odd_text_is_an_error(string json)
    {
        SlowUpdateReply.TryRead(JsonElement.Parse(json), out _, out var error).ShouldBeFalse();
        error!.ShouldContain("slow_update_content");
        MetaSkillReply.TryRead(JsonElement.Parse(json), out _, out error).ShouldBeFalse();
        error!.ShouldContain("meta_skill_content");
    }

    [Fact]
    public void A_text_that_would_fill_half_a_skill_is_an_error()
    {
        var reply = JsonElement.Parse($$"""{"meta_skill_content": "{{new string('x', (Skill.MaxLength / 2) + 1)}}"}""");

        MetaSkillReply.TryRead(reply, out _, out var error).ShouldBeFalse();
        error!.ShouldContain("longer than");
    }
}
