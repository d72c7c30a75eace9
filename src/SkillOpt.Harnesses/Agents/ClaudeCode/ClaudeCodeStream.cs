using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Agents.Streams;
using SkillOpt.Models;

namespace SkillOpt.Harnesses.Agents.ClaudeCode;

/// <summary>The events of <c>claude -p --output-format stream-json --verbose</c>.</summary>
internal static class ClaudeCodeStream
{
    private const string SkillFolder = "Base directory for this skill: ";

    public static AgentReply Read(AgentOutput output)
    {
        var lines = EventLines.Read(output.Output);
        var timeline = new TimelineBuilder();
        var skillInContext = false;
        JsonElement? result = null;
        foreach (var line in lines.Events)
        {
            switch (line.TextOf("type"))
            {
                case "assistant" when !line.IsTrue("is_api_error_message"):
                    Said(timeline, line);
                    break;
                case "user":
                    Answered(timeline, line);
                    skillInContext |= line.IsTrue("isSynthetic") && IsSkillOf(output, line);
                    break;
                case "result":
                    result = line;
                    break;
                default:
                    break;
            }
        }

        var fault = result is { } last ? FaultOf(last) : null;
        return new AgentReply(fault is null ? result.TextOf("result") ?? "" : "", timeline.Messages)
        {
            Usage = UsageOf(result.Field("usage")),
            Cost = result?.Amount("total_cost_usd"),
            SkillInContext = skillInContext,
            SkippedLines = lines.Skipped,
            Fault = fault ?? AgentEnd.FaultOf(output, lines, isFinished: result is not null),
        };
    }

    private static void Said(TimelineBuilder timeline, JsonElement line)
    {
        foreach (var block in line.Field("message").Field("content").Items())
        {
            switch (block.TextOf("type"))
            {
                case "text":
                    timeline.Say(block.TextOf("text"));
                    break;
                case "tool_use":
                    timeline.Call(block.TextOf("id"), block.TextOf("name"), block.Field("input").Arguments());
                    break;
                default:
                    break;
            }
        }
    }

    private static void Answered(TimelineBuilder timeline, JsonElement line)
    {
        foreach (var block in line.Field("message").Field("content").Items())
        {
            if (block.TextOf("type") == "tool_result")
            {
                timeline.Result(block.TextOf("tool_use_id"), block.Field("content").Words());
            }
        }
    }

    /// <summary>
    /// Whether the program itself put a skill of this project into the context: it names the skill's folder, and the skills
    /// that come with the program lie elsewhere. Compared by the last names, because a folder may have more than one path.
    /// </summary>
    private static bool IsSkillOf(AgentOutput output, JsonElement line)
    {
        var project = Path.GetFileName(output.Folder.Replace('\\', '/').TrimEnd('/'));
        var skill = SkillCalls.NameIn(output.SkillPath);
        foreach (var block in line.Field("message").Field("content").Items())
        {
            if (block.TextOf("text") is { } text && text.StartsWith(SkillFolder, StringComparison.Ordinal))
            {
                var path = text.AsSpan(SkillFolder.Length);
                path = path[..(path.IndexOfAny('\r', '\n') is >= 0 and var end ? end : path.Length)];
                var names = path.ToString().Replace('\\', '/').TrimEnd('/').Split('/');
                if (
                    names is [.., var parent, ".claude", "skills", { Length: > 0 } name]
                    && (skill is null || string.Equals(name, skill, StringComparison.Ordinal))
                    && (project.Length == 0 || string.Equals(parent, project, StringComparison.Ordinal))
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static AgentFault? FaultOf(JsonElement result)
    {
        var subtype = result.TextOf("subtype");
        if (!result.IsTrue("is_error") && subtype is null or "success")
        {
            return null;
        }

        var words =
            result.TextOf("result")
            ?? (
                result.Field("errors").Items().FirstOrDefault() is { ValueKind: JsonValueKind.String } error
                    ? error.GetString()
                    : null
            )
            ?? subtype
            ?? "It says that it failed.";
        return
            result.TextOf("stop_reason") is "refusal"
            || result.TextOf("terminal_reason") is "prompt_too_long" or "max_turns"
            || result.TextOf("api_error") is "max_output_tokens"
            ? FaultWords.Rejected(words)
            : FaultWords.Read(words, ((JsonElement?)result).Count("api_error_status"));
    }

    /// <summary>Tokens of the cache are counted beside the others there; here they are part of what was sent.</summary>
    private static UsageDetails? UsageOf(JsonElement? usage)
    {
        if (usage.Count("input_tokens") is not { } input || usage.Count("output_tokens") is not { } output)
        {
            return null;
        }

        var (read, written) = (
            usage.Count("cache_read_input_tokens") ?? 0,
            usage.Count("cache_creation_input_tokens") ?? 0
        );
        return new UsageDetails
        {
            InputTokenCount = input + read + written,
            OutputTokenCount = output,
            TotalTokenCount = input + read + written + output,
            CachedInputTokenCount = read,
            ReasoningTokenCount = usage.Field("output_tokens_details").Count("thinking_tokens"),
            AdditionalCounts =
                written > 0
                    ? new AdditionalPropertiesDictionary<long> { [MeteredChatClient.CacheWrites] = written }
                    : null,
        };
    }
}
