using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Rendering;

internal static class JsonText
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true, NewLine = "\n" };

    public static string OneLine(JsonNode node) => node.ToJsonString(Compact);

    /// <summary>For files that people open; ends with a line break.</summary>
    public static string File(JsonNode node) => node.ToJsonString(Indented) + "\n";
}
