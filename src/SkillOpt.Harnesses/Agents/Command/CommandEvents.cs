using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Agents.Streams;

namespace SkillOpt.Harnesses.Agents.Command;

/// <summary>
/// The event stream that a program of one's own may write: one JSON object a line, with <c>type</c> <c>message</c>
/// (<c>text</c>), <c>tool_call</c> (<c>id</c>, <c>name</c>, <c>arguments</c>), <c>tool_result</c> (<c>id</c>, <c>output</c>),
/// <c>usage</c> (<c>input_tokens</c>, <c>output_tokens</c>, <c>cached_input_tokens</c>, <c>cost_usd</c>), <c>skill</c>
/// (it is in the context) or <c>error</c> (<c>kind</c>: <c>transient</c>, <c>rejected</c> or <c>sign_in</c>;
/// <c>message</c>). The last message is the final answer, unless a call comes after it. Lines that are no event
/// are left out.
/// </summary>
internal static class CommandEvents
{
    private static readonly string[] Types = ["message", "tool_call", "tool_result", "usage", "skill", "error"];

    /// <summary>Null when the first line is no event.</summary>
    public static AgentReply? Read(string output)
    {
        var first = output.AsSpan().TrimStart();
        var end = first.IndexOf('\n');
        if (Events(first[..(end < 0 ? first.Length : end)].ToString()).Count == 0)
        {
            return null;
        }

        var reply = new AgentReply("", []);
        List<ChatMessage> timeline = [];
        foreach (var line in Events(output))
        {
            reply = Add(reply, timeline, line);
        }

        return reply with
        {
            Timeline = timeline,
        };
    }

    private static List<JsonElement> Events(string lines) =>
        [.. EventLines.Read(lines).Events.Where(line => Types.Contains(line.TextOf("type")))];

    private static AgentReply Add(AgentReply reply, List<ChatMessage> timeline, JsonElement line)
    {
        switch (line.TextOf("type"))
        {
            case "message":
                var text = Text(line, "text");
                timeline.Add(new ChatMessage(ChatRole.Assistant, text));
                return reply with { Answer = text };
            case "tool_call":
                var arguments = line.Field("arguments").Arguments();
                var call = new FunctionCallContent(Text(line, "id"), Text(line, "name"), arguments);
                timeline.Add(new ChatMessage(ChatRole.Assistant, [call]));
                return reply with { Answer = "" };
            case "tool_result":
                var result = new FunctionResultContent(Text(line, "id"), Text(line, "output"));
                timeline.Add(new ChatMessage(ChatRole.Tool, [result]));
                return reply;
            case "usage":
                return reply with
                {
                    Usage = Usage(reply.Usage, line),
                    Cost = line.Amount("cost_usd") is { } cost ? (reply.Cost ?? 0) + cost : reply.Cost,
                };
            case "skill":
                return reply with { SkillInContext = true };
            default:
                var kind = line.TextOf("kind") switch
                {
                    "transient" => AgentFaultKind.Transient,
                    "sign_in" => AgentFaultKind.SignIn,
                    _ => AgentFaultKind.Rejected,
                };
                var reason = Text(line, "message");
                return reply with { Fault = new AgentFault(kind, reason.Length > 0 ? reason : "it reports an error") };
        }
    }

    private static UsageDetails Usage(UsageDetails? before, JsonElement? line)
    {
        var sum = before ?? new UsageDetails();
        sum.Add(
            new UsageDetails
            {
                InputTokenCount = line.Count("input_tokens"),
                OutputTokenCount = line.Count("output_tokens"),
                CachedInputTokenCount = line.Count("cached_input_tokens"),
            }
        );
        return sum;
    }

    /// <summary>A text as it is, anything else as JSON.</summary>
    private static string Text(JsonElement line, string name) =>
        line.TextOf(name) ?? line.Field(name)?.GetRawText() ?? "";
}
