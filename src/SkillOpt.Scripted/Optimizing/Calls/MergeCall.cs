using System.Text.Json.Nodes;
using SkillOpt.Scripted.Optimizing.Prompts;

namespace SkillOpt.Scripted.Optimizing.Calls;

internal static class MergeCall
{
    public static JsonObject Patches(Call call)
    {
        var key = PayloadWriter.Key(call.Payload);
        var items = JsonText
            .FencedObjects(call.Prompt.Body("Patches"))
            .SelectMany(patch => patch[key] as JsonArray ?? [])
            .OfType<JsonObject>();
        return Merged(call, items);
    }

    public static JsonObject Groups(Call call) =>
        Merged(call, call.Prompt.Starting("Group ").SelectMany(group => JsonText.FencedObjects(group.Body)));

    private static JsonObject Merged(Call call, IEnumerable<JsonObject> items)
    {
        var merger = new Merger();
        foreach (var item in items)
        {
            merger.Add(item);
        }

        var merged = call.Payload == Payload.Candidates ? merger.OneCandidate() : merger.Items();
        return new JsonObject
        {
            ["reasoning"] = $"{merger.Count} proposals say {merged.Count} different things.",
            [PayloadWriter.Key(call.Payload)] = PayloadWriter.Array(merged),
        };
    }
}
