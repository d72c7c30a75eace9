using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Agents.Streams;
using SkillOpt.Models;

namespace SkillOpt.Harnesses.Agents.OpenCode;

/// <summary>The events of <c>opencode run --format json</c>. A call and its result are one event; tokens are told for each step.</summary>
internal static class OpenCodeStream
{
    public static AgentReply Read(AgentOutput output)
    {
        var lines = EventLines.Read(output.Output);
        var timeline = new TimelineBuilder();
        var skillInContext = false;
        AgentFault? fault = null;
        string? reason = null;
        UsageDetails? usage = null;
        decimal? cost = null;
        foreach (var line in lines.Events)
        {
            var part = line.Field("part");
            switch (line.TextOf("type"))
            {
                case "text":
                    timeline.Say(part.TextOf("text"));
                    break;
                case "tool_use":
                    skillInContext |= Tool(timeline, part, SkillCalls.NameIn(output.SkillPath));
                    break;
                case "step_finish":
                    reason = part.TextOf("reason") ?? reason;
                    usage = Sum(usage, part.Field("tokens"));
                    cost = part?.Amount("cost") is { } step ? (cost ?? 0) + step : cost;
                    break;
                case "error":
                    fault = FaultOf(line.Field("error"));
                    break;
                default:
                    break;
            }
        }

        fault ??= reason switch
        {
            "content-filter" => FaultWords.Rejected("The model refused to answer."),
            "length" => FaultWords.Rejected("The answer was cut off at the most tokens of an answer."),
            _ => null,
        };
        return new AgentReply(fault is null ? timeline.FinalText : "", timeline.Messages)
        {
            Usage = usage,
            Cost = cost,
            SkillInContext = skillInContext,
            SkippedLines = lines.Skipped,
            Fault = fault ?? AgentEnd.FaultOf(output, lines, isFinished: reason is not (null or "tool-calls")),
        };
    }

    private static bool Tool(TimelineBuilder timeline, JsonElement? part, string? skill)
    {
        var (id, name, state) = (part.TextOf("callID"), part.TextOf("tool"), part.Field("state"));
        var input = state.Field("input");
        timeline.Call(id, name, input.Arguments());
        if (state.TextOf("status") is not ("completed" or "error"))
        {
            return false;
        }

        timeline.Result(id, state.TextOf("output") ?? state.TextOf("error") ?? "");
        return state.TextOf("status") == "completed" && SkillCalls.Loads(skill, name, input);
    }

    private static AgentFault FaultOf(JsonElement? error)
    {
        var data = error.Field("data");
        return FaultWords.Read(
            data.TextOf("message") ?? error.TextOf("message") ?? error.TextOf("name") ?? "It says that it failed.",
            data.Count("statusCode")
        );
    }

    /// <summary>Tokens of the cache and of reasoning are counted beside the others there.</summary>
    private static UsageDetails? Sum(UsageDetails? sum, JsonElement? tokens)
    {
        if (tokens.Count("input") is not { } input || tokens.Count("output") is not { } output)
        {
            return sum;
        }

        var cache = tokens.Field("cache");
        var (read, written) = (cache.Count("read") ?? 0, cache.Count("write") ?? 0);
        var reasoning = tokens.Count("reasoning") ?? 0;
        var step = new UsageDetails
        {
            InputTokenCount = input + read + written,
            OutputTokenCount = output + reasoning,
            TotalTokenCount = input + read + written + output + reasoning,
            CachedInputTokenCount = read,
            ReasoningTokenCount = reasoning,
            AdditionalCounts = new AdditionalPropertiesDictionary<long> { [MeteredChatClient.CacheWrites] = written },
        };
        if (sum is not null)
        {
            step.Add(sum);
        }

        return step;
    }
}
