using System.Buffers;
using System.Text.Json;
using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Rollouts;

namespace SkillOpt.Runs;

/// <summary>
/// One entry as one line. What opening needs comes first and the trajectory last, so that both readers can stop early.
/// </summary>
internal static class LedgerWriter
{
    public static void Write(IBufferWriter<byte> target, RolloutEntry entry)
    {
        using var json = new Utf8JsonWriter(target, JsonText.Compact);
        Start(json, entry.Key, "rollout"u8);
        JsonText.Write(json, "skill"u8, entry.SkillHash);
        JsonText.Write(json, "item"u8, entry.ItemId);
        json.WriteNumber("replicate"u8, entry.Replicate);
        Write(json, "usage"u8, entry.Usage);
        if (entry.JudgeUsage != default)
        {
            Write(json, "judge_usage"u8, entry.JudgeUsage);
        }

        if (entry.Result.SkillUse is { } use)
        {
            JsonText.Write(json, "skill_use"u8, SkillUseWords.Of(use));
        }

        json.WriteNumber("ms"u8, entry.Milliseconds);
        Write(json, entry.Result.Outcome, entry.ItemId);
        JsonText.Write(json, "answer"u8, entry.Result.Answer);
        json.WriteStartArray("trajectory"u8);
        foreach (var part in entry.Result.Trajectory)
        {
            json.WriteStartObject();
            JsonText.Write(json, "role"u8, part.Role);
            JsonText.Write(json, "text"u8, part.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(IBufferWriter<byte> target, CallEntry entry)
    {
        using var json = new Utf8JsonWriter(target, JsonText.Compact);
        Start(json, entry.Key, "call"u8);
        JsonText.Write(json, "role"u8, entry.Role);
        JsonText.Write(json, "stage"u8, entry.Stage);
        JsonText.Write(json, "site"u8, entry.Site);
        Write(json, "usage"u8, entry.Usage);
        json.WriteNumber("ms"u8, entry.Milliseconds);
        JsonText.Write(json, "reply"u8, entry.Reply);
        json.WriteEndObject();
    }

    private static void Start(Utf8JsonWriter json, LedgerKey key, ReadOnlySpan<byte> kind)
    {
        Span<byte> hex = stackalloc byte[LedgerKey.HexLength];
        key.Format(hex);
        json.WriteStartObject();
        json.WriteString("key"u8, hex);
        json.WriteString("kind"u8, kind);
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, Usage usage)
    {
        json.WriteStartObject(name);
        json.WriteNumber("calls"u8, usage.Calls);
        json.WriteNumber("input_tokens"u8, usage.InputTokens);
        json.WriteNumber("cached_input_tokens"u8, usage.CachedInputTokens);
        if (usage.CacheWriteTokens > 0)
        {
            json.WriteNumber("cache_write_tokens"u8, usage.CacheWriteTokens);
        }

        json.WriteNumber("output_tokens"u8, usage.OutputTokens);
        json.WriteNumber("failed_calls"u8, usage.FailedCalls);
        json.WriteNumber("estimated_calls"u8, usage.EstimatedCalls);
        if (usage.ReportedUsd is { } reported)
        {
            json.WriteNumber("reported_usd"u8, reported);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Outcome outcome, string itemId)
    {
        switch (outcome)
        {
            case Outcome.Scored scored when double.IsFinite(scored.Hard) && double.IsFinite(scored.Soft):
                json.WriteString("status"u8, "scored"u8);
                json.WriteNumber("hard"u8, scored.Hard);
                json.WriteNumber("soft"u8, scored.Soft);
                JsonText.Write(json, "feedback"u8, scored.Feedback);
                break;
            case Outcome.Unscored unscored:
                json.WriteString("status"u8, "unscored"u8);
                JsonText.Write(json, "reason"u8, unscored.Reason);
                break;
            default:
                throw SkillOptException.BadData(
                    $"Item '{itemId}' has the score {outcome}; a scorer must give numbers from 0 to 1."
                );
        }
    }
}
