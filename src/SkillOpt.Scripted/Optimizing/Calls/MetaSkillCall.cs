using System.Text.Json.Nodes;
using SkillOpt.Scripted.Optimizing.Diagnosing;
using SkillOpt.Scripted.Optimizing.Proposing;
using SkillOpt.Scripted.Rules;

namespace SkillOpt.Scripted.Optimizing.Calls;

/// <summary>What the optimizer should remember: which kinds of edits were kept, what still fails, what to avoid.</summary>
internal static class MetaSkillCall
{
    public static JsonObject Answer(Call call)
    {
        var comparison = Comparison.Read(call.Prompt);
        var before = RuleReader.Read(call.Prompt.SkillOf("Previous Epoch's Skill")).Helps;
        var now = RuleReader.Read(call.Prompt.Skill).Helps;
        var missing = Diagnosis.Of(call.Prompt.Skill, [.. comparison.Regressed, .. comparison.Persistent]).Missing;
        var lines = new List<string>
        {
            "Kept in this epoch: " + List(now.Except(before).Enumerate()),
            "Kept before: " + List(now.Intersect(before).Enumerate()),
            "Still failing: " + List(missing.Select(count => count.Rule)),
            "Avoid advice that names no procedure, and edits that quote single items.",
        };
        return new JsonObject
        {
            ["reasoning"] = "The skills of two epochs and their outcomes show which edits lasted.",
            ["meta_skill_content"] = string.Join('\n', lines.Select(line => "- " + line)),
        };
    }

    private static string List(IEnumerable<Rule> rules)
    {
        var names = rules.Select(rule => "so that no longer " + Phrasebook.Failure(rule)).ToArray();
        return names.Length == 0 ? "nothing." : $"rules {string.Join("; ", names)}.";
    }
}
