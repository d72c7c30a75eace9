using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Agents.Streams;
using SkillOpt.Models;

namespace SkillOpt.Harnesses.Agents.Codex;

/// <summary>The events of <c>codex exec --json</c>.</summary>
internal static class CodexStream
{
    public static AgentReply Read(AgentOutput output)
    {
        var lines = EventLines.Read(output.Output);
        var timeline = new TimelineBuilder();
        UsageDetails? usage = null;
        AgentFault? fault = null;
        var isFinished = false;
        string? error = null;
        foreach (var line in lines.Events)
        {
            switch (line.TextOf("type"))
            {
                case "item.started" or "item.updated":
                    Begin(timeline, line.Field("item"));
                    break;
                case "item.completed":
                    Begin(timeline, line.Field("item"));
                    Complete(timeline, line.Field("item"));
                    break;
                case "turn.completed":
                    isFinished = true;
                    usage = UsageOf(line.Field("usage")) ?? usage;
                    break;
                case "turn.failed":
                    fault = FaultWords.Read(line.Field("error").TextOf("message") ?? "The turn failed.");
                    break;
                case "request_user_input":
                    fault ??= FaultWords.Rejected("It asked for input.");
                    break;
                // Also said of a connection that is then made again, so it counts only if nothing follows.
                case "error":
                    error = line.TextOf("message");
                    break;
                default:
                    break;
            }
        }

        if (!isFinished)
        {
            fault ??= error is null ? null : FaultWords.Read(error);
        }

        var written = output.AnswerFile;
        return new AgentReply(string.IsNullOrWhiteSpace(written) ? timeline.FinalText : written, timeline.Messages)
        {
            Usage = usage,
            SkippedLines = lines.Skipped,
            Fault = fault ?? AgentEnd.FaultOf(output, lines, isFinished),
        };
    }

    private static void Begin(TimelineBuilder timeline, JsonElement? item)
    {
        var id = item.TextOf("id");
        switch (item.TextOf("type"))
        {
            case "command_execution":
                timeline.Call(id, "shell", Named("command", item.TextOf("command")));
                break;
            case "file_change":
                timeline.Call(id, "apply_patch", Named("changes", item.Field("changes")));
                break;
            case "mcp_tool_call":
                timeline.Call(
                    id,
                    $"{item.TextOf("server")}.{item.TextOf("tool")}",
                    item.Field("arguments").Arguments()
                );
                break;
            case "web_search":
                timeline.Call(id, "web_search", Named("query", item.TextOf("query")));
                break;
            default:
                break;
        }
    }

    private static void Complete(TimelineBuilder timeline, JsonElement? item)
    {
        var id = item.TextOf("id");
        switch (item.TextOf("type"))
        {
            case "agent_message":
                timeline.Say(item.TextOf("text"));
                break;
            case "command_execution":
                timeline.Result(id, CommandResult(item));
                break;
            case "mcp_tool_call":
                timeline.Result(id, (item.Field("error") ?? item.Field("result")).Words());
                break;
            case "file_change" or "web_search":
                timeline.Result(id, item.TextOf("status") ?? "completed");
                break;
            default:
                break;
        }
    }

    private static string CommandResult(JsonElement? item)
    {
        var text = item.TextOf("aggregated_output") ?? "";
        return item.Field("exit_code") is { ValueKind: JsonValueKind.Number } number
            && number.TryGetInt32(out var code)
            && code != 0
                ? string.Create(CultureInfo.InvariantCulture, $"{text}\n(exit code {code})")
            : item.TextOf("status") is "declined" ? $"{text}\n(declined)"
            : text;
    }

    private static UsageDetails? UsageOf(JsonElement? usage) =>
        usage.Count("input_tokens") is { } input && usage.Count("output_tokens") is { } output
            ? new UsageDetails
            {
                InputTokenCount = input,
                OutputTokenCount = output,
                TotalTokenCount = input + output,
                CachedInputTokenCount = usage.Count("cached_input_tokens"),
                ReasoningTokenCount = usage.Count("reasoning_output_tokens"),
                AdditionalCounts = usage.Count("cache_write_input_tokens") is > 0 and var written
                    ? new AdditionalPropertiesDictionary<long> { [MeteredChatClient.CacheWrites] = written }
                    : null,
            }
            : null;

    private static Dictionary<string, object?> Named(string name, object? value) =>
        new(StringComparer.Ordinal) { [name] = value };
}
