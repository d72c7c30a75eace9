using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Harnesses.Agents.Command;

/// <summary>
/// The event stream that a program of one's own may write: one JSON object a line, with <c>type</c> <c>message</c>
/// (<c>text</c>), <c>tool_call</c> (<c>id</c>, <c>name</c>, <c>arguments</c>), <c>tool_result</c> (<c>id</c>, <c>output</c>),
/// <c>usage</c> (<c>input_tokens</c>, <c>output_tokens</c>, <c>cached_input_tokens</c>, <c>cost_usd</c>), <c>skill</c>
/// (it is in the context) or <c>error</c> (<c>kind</c>: <c>transient</c>, <c>rejected</c> or <c>sign_in</c>;
/// <c>message</c>). The last message is the final answer. Lines that are no event are left out.
/// </summary>
internal static class CommandEvents
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly string[] Types = ["message", "tool_call", "tool_result", "usage", "skill", "error"];

    /// <summary>Null when the first line is no event.</summary>
    public static AgentReply? Read(string output)
    {
        var lines = output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (lines.Count == 0 || Parse(lines[0]) is null)
        {
            return null;
        }

        var reply = new AgentReply("", []);
        List<ChatMessage> timeline = [];
        foreach (var line in lines.Select(Parse).OfType<JsonObject>())
        {
            reply = Add(reply, timeline, line);
        }

        return reply with
        {
            Timeline = timeline,
        };
    }

    private static AgentReply Add(AgentReply reply, List<ChatMessage> timeline, JsonObject line)
    {
        switch (Text(line, "type"))
        {
            case "message":
                var text = Text(line, "text") ?? "";
                timeline.Add(new ChatMessage(ChatRole.Assistant, text));
                return reply with { Answer = text };
            case "tool_call":
                var call = new FunctionCallContent(Text(line, "id") ?? "", Text(line, "name") ?? "", Arguments(line));
                timeline.Add(new ChatMessage(ChatRole.Assistant, [call]));
                return reply;
            case "tool_result":
                var result = new FunctionResultContent(Text(line, "id") ?? "", Text(line, "output") ?? "");
                timeline.Add(new ChatMessage(ChatRole.Tool, [result]));
                return reply;
            case "usage":
                return reply with
                {
                    Usage = Usage(reply.Usage, line),
                    Cost = Sum(reply.Cost, Number(line, "cost_usd")),
                };
            case "skill":
                return reply with { SkillInContext = true };
            default:
                var kind = Text(line, "kind") switch
                {
                    "transient" => AgentFaultKind.Transient,
                    "sign_in" => AgentFaultKind.SignIn,
                    _ => AgentFaultKind.Rejected,
                };
                return reply with { Fault = new AgentFault(kind, Text(line, "message") ?? "it reports an error") };
        }
    }

    private static JsonObject? Parse(string line)
    {
        try
        {
            return
                line.StartsWith('{')
                && JsonNode.Parse(line, documentOptions: Strict) is JsonObject found
                && Types.Contains(Text(found, "type"))
                ? found
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, object?> Arguments(JsonObject line) =>
        line["arguments"] is JsonObject given
            ? given.ToDictionary(pair => pair.Key, pair => (object?)pair.Value?.DeepClone(), StringComparer.Ordinal)
            : new Dictionary<string, object?>(StringComparer.Ordinal);

    private static UsageDetails Usage(UsageDetails? before, JsonObject line)
    {
        var sum = before ?? new UsageDetails();
        sum.Add(
            new UsageDetails
            {
                InputTokenCount = Whole(line, "input_tokens"),
                OutputTokenCount = Whole(line, "output_tokens"),
                CachedInputTokenCount = Whole(line, "cached_input_tokens"),
            }
        );
        return sum;
    }

    private static decimal? Sum(decimal? left, decimal? right) => right is null ? left : (left ?? 0) + right;

    private static string? Text(JsonObject line, string name) =>
        line[name] is JsonValue value
            ? value.TryGetValue<string>(out var text)
                ? text
                : value.ToJsonString()
            : line[name]?.ToJsonString();

    private static long? Whole(JsonObject line, string name) =>
        line[name] is JsonValue value && value.TryGetValue<long>(out var number) && number >= 0 ? number : null;

    private static decimal? Number(JsonObject line, string name) =>
        line[name] is JsonValue value && value.TryGetValue<decimal>(out var number) && number >= 0 ? number : null;
}
