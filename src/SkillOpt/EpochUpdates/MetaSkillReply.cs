using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SkillOpt.Models;

namespace SkillOpt.EpochUpdates;

/// <summary>The optimizer's new memory. Blank content leaves the old memory in place.</summary>
internal sealed record MetaSkillReply(string Content, string Reasoning)
{
    public static bool TryRead(
        JsonElement reply,
        [NotNullWhen(true)] out MetaSkillReply? result,
        [NotNullWhen(false)] out string? error
    )
    {
        var isRead = EpochReply.TryRead(reply, "meta_skill_content", out var content, out error);
        result = isRead ? new MetaSkillReply(content, reply.Text("reasoning").Trim()) : null;
        return isRead;
    }
}
