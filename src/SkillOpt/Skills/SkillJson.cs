using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SkillOpt.Skills;

[JsonSerializable(typeof(IReadOnlyList<EditRow>))]
[JsonSerializable(typeof(IReadOnlyList<EditReport>))]
internal sealed partial class SkillJson : JsonSerializerContext
{
    /// <summary>For files that people read: indented, text unescaped, the same bytes on every system.</summary>
    public static SkillJson ForFiles { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                WriteIndented = true,
                NewLine = "\n",
            }
        );
}
