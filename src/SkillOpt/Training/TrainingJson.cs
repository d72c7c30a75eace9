using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SkillOpt.EpochUpdates;
using SkillOpt.Models;
using SkillOpt.Skills;

namespace SkillOpt.Training;

/// <summary>How events and records are written: snake case, readable text.</summary>
internal static class TrainingJson
{
    private static readonly JsonSerializerOptions ForPeople = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly TrainingJsonContext Compact = new(
        new JsonSerializerOptions(TrainingJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    private static readonly Dictionary<Type, string> EventNames = typeof(TrainingEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(attribute => attribute.DerivedType, attribute => (string)attribute.TypeDiscriminator!);

    public static string NameOf(TrainingEvent happened) => EventNames[happened.GetType()];

    /// <summary>The event's fields without its type.</summary>
    public static string PayloadOf(TrainingEvent happened) =>
        JsonSerializer.Serialize(happened, Compact.GetTypeInfo(happened.GetType())!);

    public static string Indented(JsonNode node) => node.ToJsonString(ForPeople) + "\n";

    public static JsonNode Node(BlameLine line) => JsonSerializer.SerializeToNode(line, Compact.BlameLine)!;

    public static JsonNode Node(Usage usage) => JsonSerializer.SerializeToNode(usage, Compact.Usage)!;

    public static JsonElement Element(TrainingOptions options) =>
        JsonSerializer.SerializeToElement(options, Compact.TrainingOptions);

    public static string Name(ComparisonCategory category) =>
        JsonSerializer.SerializeToElement(category, Compact.ComparisonCategory).GetString()!;

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    public static JsonObject ByStage(IReadOnlyDictionary<string, Usage> usage) =>
        [.. usage.Select(stage => KeyValuePair.Create(stage.Key, (JsonNode?)Node(stage.Value)))];
}
