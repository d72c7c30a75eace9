using System.Text.Json;
using SkillOpt.Reflection;
using SkillOpt.Skills;

namespace SkillOpt.Tests.Reflection;

public sealed class RewriteReplyTests
{
    [Fact]
    public void A_new_skill_ends_in_one_line_feed()
    {
        var reply = JsonElement.Parse("""{"reasoning": "r", "change_summary": ["a", ""], "new_skill": "# S\n\n \n"}""");

        RewriteReply.TryRead(reply, out var result, out var error).ShouldBeTrue(error);

        (result!.NewSkill, result.Reasoning).ShouldBe(("# S\n", "r"));
        result.ChangeSummary.ShouldBe(["a"]);
    }

    [Theory]
    [InlineData("""{"new_skill": " "}""")]
    [InlineData("""{"new_skill": null}""")]
    [InlineData("""{"new_skill": ["# S"]}""")]
    [InlineData("[]")]
    public void A_blank_skill_is_an_error(string json)
    {
        RewriteReply.TryRead(JsonElement.Parse(json), out _, out var error).ShouldBeFalse();
        error!.ShouldContain("new_skill");
    }

    [Fact]
    public void A_text_too_long_to_be_a_skill_is_an_error()
    {
        var reply = JsonElement.Parse($$"""{"new_skill": "{{new string('x', Skill.MaxLength)}}"}""");

        RewriteReply.TryRead(reply, out _, out var error).ShouldBeFalse();
        error!.ShouldContain("at most");
    }
}
