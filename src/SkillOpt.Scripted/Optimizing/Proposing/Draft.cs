using System.Text.Json.Nodes;
using SkillOpt.Scripted.Optimizing.Prompts;

namespace SkillOpt.Scripted.Optimizing.Proposing;

/// <summary>An edit that is about to be proposed.</summary>
internal sealed record Draft(string Op, string Target, string Content)
{
    public static Draft Append(string content) => new("append", "", content);

    public static Draft Read(JsonObject edit) =>
        new(JsonText.String(edit, "op"), JsonText.String(edit, "target"), JsonText.String(edit, "content"));

    public JsonObject ToJson() =>
        new()
        {
            ["op"] = Op,
            ["target"] = Target,
            ["content"] = Content,
        };
}
