using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SkillOpt.Models;

namespace SkillOpt.EpochUpdates;

/// <summary>New guidance for the target. Blank content leaves the old guidance in place.</summary>
internal sealed record SlowUpdateReply(string Content, string Reasoning)
{
    public static bool TryRead(
        JsonElement reply,
        [NotNullWhen(true)] out SlowUpdateReply? result,
        [NotNullWhen(false)] out string? error
    )
    {
        var isRead = EpochReply.TryRead(reply, "slow_update_content", out var content, out error);
        result = isRead ? new SlowUpdateReply(content, reply.Text("reasoning").Trim()) : null;
        return isRead;
    }
}
