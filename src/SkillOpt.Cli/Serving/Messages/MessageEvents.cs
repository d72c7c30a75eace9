using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Serving.Messages;

/// <summary>Writes one message as the events of its coming into being.</summary>
internal static class MessageEvents
{
    public static byte[] Write(ModelAnswer answer)
    {
        var events = new ServerEvents();
        events.Add("message_start", new JsonObject { ["message"] = MessagesWriter.Head(answer) });
        events.Add("ping", []);
        var at = 0;
        if (answer.Text.Length > 0 || answer.Calls.Count == 0)
            AddBlock(MessagesWriter.TextBlock(""), answer.Text, "text_delta", "text");
        foreach (var call in answer.Calls)
        {
            var input = ReplyJson.Write(ModelAnswer.Arguments(call));
            AddBlock(MessagesWriter.CallBlock(call, []), input, "input_json_delta", "partial_json");
        }

        var delta = new JsonObject { ["stop_reason"] = MessagesWriter.StopReason(answer), ["stop_sequence"] = null };
        var usage = MessagesWriter.Usage(answer, answer.OutputTokens);
        events.Add("message_delta", new JsonObject { ["delta"] = delta, ["usage"] = usage });
        events.Add("message_stop", []);
        return events.ToBytes();

        void AddBlock(JsonObject begun, string written, string kind, string field)
        {
            events.Add("content_block_start", new JsonObject { ["index"] = at, ["content_block"] = begun });
            foreach (var piece in ReplyJson.Pieces(written))
            {
                var more = new JsonObject { ["type"] = kind, [field] = piece };
                events.Add("content_block_delta", new JsonObject { ["index"] = at, ["delta"] = more });
            }

            events.Add("content_block_stop", new JsonObject { ["index"] = at++ });
        }
    }
}
