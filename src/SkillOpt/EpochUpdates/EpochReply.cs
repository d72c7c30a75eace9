using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SkillOpt.Skills;

namespace SkillOpt.EpochUpdates;

internal static class EpochReply
{
    // Half of what a skill may hold, so that guidance alone can never make a skill too long to be one.
    private const int MaxLength = Skill.MaxLength / 2;

    public static bool TryRead(
        JsonElement reply,
        string key,
        out string content,
        [NotNullWhen(false)] out string? error
    )
    {
        content = "";
        error = null;
        if (reply.ValueKind != JsonValueKind.Object || !reply.TryGetProperty(key, out var value))
        {
            error = $"The reply must be a JSON object with the key \"{key}\".";
        }
        else if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            error = $"The key \"{key}\" must hold a text.";
        }
        else if ((value.GetString()?.Length ?? 0) > MaxLength)
        {
            error = $"The text in \"{key}\" is longer than {MaxLength} characters.";
        }
        else
        {
            content = value.GetString()?.Trim() ?? "";
        }

        return error is null;
    }
}
