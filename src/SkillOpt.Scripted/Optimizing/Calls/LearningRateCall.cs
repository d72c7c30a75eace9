using System.Text.Json.Nodes;

namespace SkillOpt.Scripted.Optimizing.Calls;

internal static class LearningRateCall
{
    private const int Most = 4;

    public static JsonObject Answer(Call call)
    {
        var items = call.Prompt.Objects(call.Prompt.Has("Suggestions") ? "Suggestions" : "Edits");
        var clear = items.Count(item => !Meaning.Of(item).Statement.IsEmpty);
        return new JsonObject
        {
            ["learning_rate"] = Math.Clamp(clear, Math.Min(1, items.Count), Most),
            ["reasoning"] = $"{clear} of {items.Count} proposals say what to do.",
            ["confidence"] = 0.7,
            ["risk_notes"] = PayloadWriter.Strings(["Several rules at once hide which of them helped."]),
        };
    }
}
