using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Agents.Streams;
using SkillOpt.Models;

namespace SkillOpt.Harnesses.Agents.Cursor;

/// <summary>The events of <c>cursor-agent -p --output-format stream-json</c>.</summary>
internal static class CursorStream
{
    private const string ToolSuffix = "ToolCall";

    public static AgentReply Read(AgentOutput output)
    {
        var lines = EventLines.Read(output.Output);
        var timeline = new TimelineBuilder();
        JsonElement? result = null;
        foreach (var line in lines.Events)
        {
            switch (line.TextOf("type"))
            {
                case "assistant":
                    timeline.Say(Message(line));
                    break;
                case "tool_call":
                    Tool(timeline, line);
                    break;
                case "result":
                    result = line;
                    break;
                default:
                    break;
            }
        }

        var fault =
            result is { } last && (last.IsTrue("is_error") || last.TextOf("subtype") is not (null or "success"))
                ? FaultWords.Read(last.TextOf("result") ?? last.TextOf("subtype") ?? "It says that it failed.")
                : null;

        // The result holds everything that was said in one text; the answer is what was said last.
        var answer = timeline.Messages.Count > 0 ? timeline.FinalText : result.TextOf("result") ?? "";
        return new AgentReply(fault is null ? answer : "", timeline.Messages)
        {
            Usage = UsageOf(result.Field("usage")),
            SkippedLines = lines.Skipped,
            Fault = fault ?? AgentEnd.FaultOf(output, lines, isFinished: result is not null),
        };
    }

    private static string Message(JsonElement line) =>
        string.Concat(line.Field("message").Field("content").Items().Select(block => block.TextOf("text")));

    /// <summary>A tool is the one field of <c>tool_call</c>, named after it, with what it was called with and what came back.</summary>
    private static void Tool(TimelineBuilder timeline, JsonElement line)
    {
        var id = line.TextOf("call_id");
        if (line.Field("tool_call") is not { ValueKind: JsonValueKind.Object } call)
        {
            return;
        }

        foreach (var tool in call.EnumerateObject())
        {
            var isNamed = tool.Name.EndsWith(ToolSuffix, StringComparison.Ordinal);
            if (!isNamed && tool.Name != "function")
            {
                continue;
            }

            var name = isNamed ? tool.Name[..^ToolSuffix.Length] : tool.Value.TextOf("name");
            timeline.Call(id, name, (tool.Value.Field("args") ?? tool.Value.Field("arguments")).Arguments());
            if (line.TextOf("subtype") == "completed")
            {
                timeline.Result(id, Came(tool.Value.Field("result")));
            }

            return;
        }
    }

    private static string Came(JsonElement? result)
    {
        var inner = result.Field("success") ?? result.Field("error") ?? result.Field("rejected") ?? result;
        return inner.TextOf("content") ?? inner.TextOf("errorMessage") ?? inner.TextOf("stdout") ?? inner.Words();
    }

    private static UsageDetails? UsageOf(JsonElement? usage) =>
        usage.Count("inputTokens") is { } input && usage.Count("outputTokens") is { } output
            ? new UsageDetails
            {
                InputTokenCount = input,
                OutputTokenCount = output,
                TotalTokenCount = input + output,
                CachedInputTokenCount = usage.Count("cacheReadTokens"),
                AdditionalCounts = usage.Count("cacheWriteTokens") is > 0 and var written
                    ? new AdditionalPropertiesDictionary<long> { [MeteredChatClient.CacheWrites] = written }
                    : null,
            }
            : null;
}
