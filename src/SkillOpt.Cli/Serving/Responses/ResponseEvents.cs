using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Serving.Responses;

/// <summary>Writes one response as the events of its coming into being.</summary>
internal sealed class ResponseEvents
{
    private readonly ServerEvents events = new();
    private int sequence;

    public byte[] Write(ModelAnswer answer)
    {
        Add("response.created", Response(ResponsesWriter.Head(answer, ResponsesWriter.InProgress)));
        Add("response.in_progress", Response(ResponsesWriter.Head(answer, ResponsesWriter.InProgress)));
        var at = 0;
        foreach (var item in ResponsesWriter.Items(answer))
        {
            if (item["type"]!.GetValue<string>() == "message")
                AddMessage(answer, item, at++);
            else
                AddCall(item, at++);
        }

        Add("response.completed", Response(ResponsesWriter.Whole(answer)));
        return events.ToBytes();
    }

    private void AddMessage(ModelAnswer answer, JsonObject item, int at)
    {
        Add("response.output_item.added", Item(ResponsesWriter.Message(answer, ResponsesWriter.InProgress), at));
        Add("response.content_part.added", Inside(item, at, ("part", ResponsesWriter.Part(""))));
        foreach (var piece in ReplyJson.Pieces(answer.Text))
            Add("response.output_text.delta", Inside(item, at, ("delta", piece)));
        Add("response.output_text.done", Inside(item, at, ("text", answer.Text)));
        Add("response.content_part.done", Inside(item, at, ("part", ResponsesWriter.Part(answer.Text))));
        Add("response.output_item.done", Item(item, at));
    }

    private void AddCall(JsonObject item, int at)
    {
        var arguments = item["arguments"]!.GetValue<string>();
        var begun = (JsonObject)item.DeepClone();
        begun["status"] = ResponsesWriter.InProgress;
        begun["arguments"] = "";
        Add("response.output_item.added", Item(begun, at));
        foreach (var piece in ReplyJson.Pieces(arguments))
            Add("response.function_call_arguments.delta", Of(item, at, ("delta", piece)));
        Add("response.function_call_arguments.done", Of(item, at, ("arguments", arguments)));
        Add("response.output_item.done", Item(item, at));
    }

    private static JsonObject Response(JsonObject response) => new() { ["response"] = response };

    private static JsonObject Item(JsonObject item, int at) => new() { ["output_index"] = at, ["item"] = item };

    private static JsonObject Of(JsonObject item, int at, (string Name, JsonNode Value) field) =>
        new()
        {
            ["item_id"] = item["id"]!.DeepClone(),
            ["output_index"] = at,
            [field.Name] = field.Value,
        };

    private static JsonObject Inside(JsonObject item, int at, (string Name, JsonNode Value) field)
    {
        var data = Of(item, at, field);
        data.Insert(2, "content_index", 0);
        return data;
    }

    private void Add(string name, JsonObject data)
    {
        data["sequence_number"] = sequence++;
        events.Add(name, data);
    }
}
