using System.Text.Json.Nodes;
using SkillOpt.Scripted.Optimizing.Proposing;

namespace SkillOpt.Scripted.Optimizing.Calls;

/// <summary>Writes drafts as edits, as suggestions for a rewriter, or as a whole new skill.</summary>
internal static class PayloadWriter
{
    public static string Key(Payload payload) =>
        payload switch
        {
            Payload.Suggestions => "revise_suggestions",
            Payload.Candidates => "skill_candidates",
            _ => "edits",
        };

    public static JsonObject Patch(Call call, string reasoning, IReadOnlyList<Draft> drafts) =>
        new()
        {
            ["reasoning"] = reasoning,
            [Key(call.Payload)] = call.Payload switch
            {
                Payload.Suggestions => Array(drafts.Select(Suggestion)),
                Payload.Candidates => Array(drafts.Count == 0 ? [] : [Candidate(call, drafts)]),
                _ => Array(drafts.Select(draft => draft.ToJson())),
            },
        };

    public static JsonArray Array(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    public static JsonArray Strings(IEnumerable<string> texts) => Array(texts.Select(text => (JsonNode)text));

    private static JsonObject Suggestion(Draft draft)
    {
        var rule = draft.Content.Split('\n')[^1].TrimStart('-', ' ');
        var (type, title, instruction) = draft.Op switch
        {
            "delete" => ("remove_rule", "Remove a rule that hurts", SkillRewriter.Removal(draft.Target)),
            "replace" => ("clarify", "Put a rule differently", SkillRewriter.Replacement(draft.Target, rule)),
            _ => ("add_rule", "Add a rule", rule),
        };
        return new JsonObject
        {
            ["type"] = type,
            ["title"] = title,
            ["motivation"] = "Expected and actual answers of the trajectories differ by this.",
            ["instruction"] = instruction,
            ["priority_hint"] = "high",
        };
    }

    private static JsonObject Candidate(Call call, IReadOnlyList<Draft> drafts) =>
        new()
        {
            ["title"] = "Skill with the rules that the failures call for",
            ["change_summary"] = Strings(drafts.Select(Summary)),
            ["new_skill"] = SkillRewriter.Apply(call.Prompt.Skill, drafts),
        };

    private static string Summary(Draft draft) =>
        draft.Op == "delete"
            ? $"removed: {draft.Target.TrimStart('-', ' ')}"
            : $"added: {draft.Content.Split('\n')[^1].TrimStart('-', ' ')}";
}
