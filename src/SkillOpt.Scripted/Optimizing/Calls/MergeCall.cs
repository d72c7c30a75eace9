using System.Text.Json.Nodes;
using SkillOpt.Scripted.Optimizing.Prompts;

namespace SkillOpt.Scripted.Optimizing.Calls;

internal static class MergeCall
{
    public static JsonObject Patches(Call call) => Merged(call, Items(call, call.Prompt.Body("Patches")));

    public static JsonObject Groups(Call call) =>
        Merged(call, call.Prompt.Starting("Group ").SelectMany(group => Items(call, group.Body)));

    /// <summary>The proposals of a fence that holds patches, or the proposals themselves.</summary>
    private static IEnumerable<JsonObject> Items(Call call, string body)
    {
        var key = PayloadWriter.Key(call.Payload);
        return JsonText
            .FencedObjects(body)
            .SelectMany(entry => entry[key] is JsonArray items ? items.OfType<JsonObject>() : [entry]);
    }

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
