using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Agents.Streams;

namespace SkillOpt.Harnesses.Agents.Gemini;

/// <summary>The events of <c>gemini --output-format stream-json</c>. A message comes in pieces.</summary>
internal static class GeminiStream
{
    /// <summary>Its exit codes that say more than that it failed.</summary>
    private const int NotSignedIn = 41;
    private const int TurnLimit = 53;

    public static AgentReply Read(AgentOutput output)
    {
        var lines = EventLines.Read(output.Output);
        var timeline = new TimelineBuilder();
        HashSet<string> loading = new(StringComparer.Ordinal);
        var skillInContext = false;
        var said = new StringBuilder();
        JsonElement? result = null;
        string? error = null;
        foreach (var line in lines.Events)
        {
            var type = line.TextOf("type");
            if (type == "message" && line.TextOf("role") == "assistant")
            {
                said.Append(line.TextOf("content"));
                continue;
            }

            timeline.Say(said.ToString());
            said.Clear();
            var id = line.TextOf("tool_id");
            switch (type)
            {
                case "tool_use":
                    timeline.Call(id, line.TextOf("tool_name"), line.Field("parameters").Arguments());
                    if (
                        SkillCalls.Loads(
                            SkillCalls.NameIn(output.SkillPath),
                            line.TextOf("tool_name"),
                            line.Field("parameters")
                        )
                    )
                    {
                        loading.Add(id ?? "");
                    }

                    break;
                case "tool_result":
                    timeline.Result(id, line.TextOf("output") ?? line.Field("error").TextOf("message") ?? "");
                    skillInContext |= line.TextOf("status") == "success" && loading.Contains(id ?? "");
                    break;
                case "error" when line.TextOf("severity") != "warning":
                    error = line.TextOf("message");
                    break;
                case "result":
                    result = line;
                    break;
                default:
                    break;
            }
        }

        timeline.Say(said.ToString());
        var fault = FaultOf(output, result, error);
        return new AgentReply(fault is null ? timeline.FinalText : "", timeline.Messages)
        {
            Usage = UsageOf(result.Field("stats")),
            SkillInContext = skillInContext,
            SkippedLines = lines.Skipped,
            Fault = fault ?? AgentEnd.FaultOf(output, lines, isFinished: result is not null),
        };
    }

    private static AgentFault? FaultOf(AgentOutput output, JsonElement? result, string? error) =>
        output.ExitCode == NotSignedIn
            ? new AgentFault(AgentFaultKind.SignIn, FaultWords.Read(error ?? "It is not signed in.").Reason)
        : output.ExitCode == TurnLimit ? FaultWords.Rejected(error ?? "It reached its limit of turns.")
        : result.TextOf("status") is not (null or "success")
            ? FaultWords.Read(result.Field("error").TextOf("message") ?? error ?? "It says that it failed.")
        : result is null && error is not null ? FaultWords.Read(error)
        : null;

    private static UsageDetails? UsageOf(JsonElement? stats) =>
        stats.Count("input_tokens") is { } input && stats.Count("output_tokens") is { } output
            ? new UsageDetails
            {
                InputTokenCount = input,
                OutputTokenCount = output,
                TotalTokenCount = stats.Count("total_tokens") ?? input + output,
                CachedInputTokenCount = stats.Count("cached"),
            }
            : null;
}
