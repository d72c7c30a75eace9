using System.Text.Json;
using SkillOpt.Reflection;

namespace SkillOpt.Tests.Reflection;

public sealed class LearningRateReplyTests
{
    [Theory]
    [InlineData("3", 3, false, "3")]
    [InlineData("3.0", 3, false, "3.0")]
    [InlineData("\"about 2 edits, not 4\"", 2, false, "about 2 edits, not 4")]
    [InlineData("0", 0, false, "0")]
    [InlineData("-2", 0, true, "-2")]
    [InlineData("\"-2\"", 0, true, "-2")]
    [InlineData("9", 5, true, "9")]
    [InlineData("1e40", 5, true, "1e40")]
    [InlineData("\"99999999999999999999\"", 5, true, "99999999999999999999")]
    [InlineData("\"-99999999999999999999\"", 0, true, "-99999999999999999999")]
    public void The_rate_is_read_and_clamped_to_what_is_available(string json, int rate, bool clamped, string raw)
    {
        var reply = JsonElement.Parse(
            $$"""{"learning_rate": {{json}}, "reasoning": "r", "confidence": 0.5, "risk_notes": ["n"]}"""
        );

        LearningRateReply.TryRead(reply, 5, out var result, out var error).ShouldBeTrue(error);

        (result!.LearningRate, result.Clamped, result.Raw).ShouldBe((rate, clamped, raw));
        (result.Reasoning, result.Confidence).ShouldBe(("r", "0.5"));
        result.RiskNotes.ShouldBe(["n"]);
    }

    [Theory]
    [InlineData("""{"learning_rate": 2.5}""")]
    [InlineData("""{"learning_rate": "few"}""")]
    [InlineData("""{"learning_rate": null}""")]
    [InlineData("""{"learning_rate": [2]}""")]
    [InlineData("{}")]
    [InlineData("3")]
    public void An_unusable_rate_is_an_error(string json)
    {
        LearningRateReply.TryRead(JsonElement.Parse(json), 5, out _, out var error).ShouldBeFalse();
        error!.ShouldContain("learning_rate");
    }
}
