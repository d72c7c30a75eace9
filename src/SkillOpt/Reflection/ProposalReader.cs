using System.Text.Json;
using SkillOpt.Models;
using SkillOpt.Skills;
using SkillOpt.Training;

namespace SkillOpt.Reflection;

/// <summary>One entry of a payload list; null when it proposes nothing that could be used.</summary>
internal static class ProposalReader
{
    public static Proposal? Read(JsonElement item, SkillUpdateMode mode, string id)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var proposal = mode switch
        {
            SkillUpdateMode.RewriteFromSuggestions => new Proposal { Id = id, Suggestion = ReadSuggestion(item) },
            SkillUpdateMode.FullRewriteMinibatch => new Proposal { Id = id, Candidate = ReadCandidate(item) },
            _ => new Proposal
            {
                Id = id,
                Edit = ReadEdit(item),
                NamedItems = item.Texts("item_ids"),
            },
        };
        return proposal is { Edit: null, Suggestion: null, Candidate: null } ? null : proposal;
    }

    private static Edit? ReadEdit(JsonElement item)
    {
        var op = item.Text("op").Trim().ToLowerInvariant();
        var reason = item.Text("reason").Trim();
        return
            op.Length > 0
            && TryOptionalText(item, "target", out var target)
            && TryOptionalText(item, "content", out var content)
            ? new Edit(op, target, content) { Reason = reason.Length > 0 ? reason : item.Text("reasoning").Trim() }
            : null;
    }

    // A list or an object where text belongs has no single reading; null means empty.
    private static bool TryOptionalText(JsonElement item, string name, out string text)
    {
        text = "";
        if (!item.TryField(name, out var value))
        {
            return true;
        }

        text = value.AsText() ?? "";
        return value.AsText() is not null;
    }

    private static Suggestion? ReadSuggestion(JsonElement item)
    {
        var suggestion = new Suggestion(
            item.Text("type").Trim(),
            item.Text("title").Trim(),
            item.Text("motivation").Trim(),
            item.Text("instruction").Trim(),
            item.Text("priority_hint").Trim()
        );
        return suggestion.Title.Length + suggestion.Instruction.Length > 0 ? suggestion : null;
    }

    private static SkillCandidate? ReadCandidate(JsonElement item)
    {
        var skill = item.Text("new_skill");
        return string.IsNullOrWhiteSpace(skill) || skill.Length > Skill.MaxLength
            ? null
            : new SkillCandidate(item.Text("title").Trim(), item.Texts("change_summary"), skill);
    }
}
