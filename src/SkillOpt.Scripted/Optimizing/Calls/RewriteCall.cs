using System.Text.Json.Nodes;
using SkillOpt.Scripted.Optimizing.Prompts;
using SkillOpt.Scripted.Optimizing.Proposing;

namespace SkillOpt.Scripted.Optimizing.Calls;

internal static class RewriteCall
{
    public static JsonObject Answer(Call call)
    {
        var instructions = call
            .Prompt.Objects("Suggestions")
            .Select(item => JsonText.String(item, "instruction"))
            .Where(instruction => instruction.Length > 0)
            .ToArray();
        return new JsonObject
        {
            ["reasoning"] = "Every suggestion is applied once; what was there and works is kept.",
            ["change_summary"] = PayloadWriter.Strings(instructions),
            ["new_skill"] = SkillRewriter.Apply(call.Prompt.Skill, instructions.Select(SkillRewriter.Read)),
        };
    }
}
