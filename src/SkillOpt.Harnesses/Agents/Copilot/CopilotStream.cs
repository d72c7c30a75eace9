using System.Text.Json;
using SkillOpt.Harnesses.Agents.Streams;

namespace SkillOpt.Harnesses.Agents.Copilot;

/// <summary>
/// The events of <c>copilot --output-format json</c>. They say no tokens: what a call cost is told in requests of a plan.
/// </summary>
internal static class CopilotStream
{
    public static AgentReply Read(AgentOutput output)
    {
        var lines = EventLines.Read(output.Output);
        var timeline = new TimelineBuilder();
        HashSet<string> loading = new(StringComparer.Ordinal);
        var skillInContext = false;
        JsonElement? result = null;
        string? error = null;
        foreach (var line in lines.Events)
        {
            // Pieces of what comes whole later.
            if (line.IsTrue("ephemeral"))
            {
                continue;
            }

            var data = line.Field("data");
            switch (line.TextOf("type"))
            {
                // What an agent says that this one started is part of a result.
                case "assistant.message" when line.Field("agentId") is null:
                    timeline.Say(data.TextOf("content") ?? data.TextOf("text"));
                    break;
                case "tool.execution_start":
                    var input = data.Field("arguments");
                    timeline.Call(data.TextOf("toolCallId"), data.TextOf("toolName"), input.Arguments());
                    if (SkillCalls.Loads(SkillCalls.NameIn(output.SkillPath), data.TextOf("toolName"), input))
                    {
                        loading.Add(data.TextOf("toolCallId") ?? "");
                    }

                    break;
                case "tool.execution_complete":
                    timeline.Result(data.TextOf("toolCallId"), Came(data));
                    skillInContext |=
                        data?.IsTrue("success") == true && loading.Contains(data.TextOf("toolCallId") ?? "");
                    break;
                case "session.error":
                    error = data.TextOf("message") ?? "It says that it failed.";
                    break;
                case "result":
                    result = line;
                    break;
                default:
                    break;
            }
        }

        var fault = FaultOf(result, error);
        return new AgentReply(fault is null ? timeline.FinalText : "", timeline.Messages)
        {
            SkillInContext = skillInContext,
            SkippedLines = lines.Skipped,
            Fault = fault ?? AgentEnd.FaultOf(output, lines, isFinished: result is not null),
        };
    }

    // The process may end with 0 where its last event says otherwise.
    private static AgentFault? FaultOf(JsonElement? result, string? error)
    {
        var hasFailed =
            result.Field("exitCode") is { ValueKind: JsonValueKind.Number } code
            && !(code.TryGetInt64(out var exitCode) && exitCode == 0);
        return hasFailed || (error is not null && result is null)
            ? FaultWords.Read(error ?? "It says that it failed.")
            : null;
    }

    private static string Came(JsonElement? data) =>
        data.Field("result").TextOf("content")
        ?? data.Field("error").TextOf("message")
        ?? (data.Field("result") ?? data.Field("error")).Words();
}
