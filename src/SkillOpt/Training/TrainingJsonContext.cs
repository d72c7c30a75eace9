using System.Text.Json.Serialization;
using SkillOpt.EpochUpdates;
using SkillOpt.Models;
using SkillOpt.Skills;

namespace SkillOpt.Training;

/// <summary>Generated serializers for events and records: snake case.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(TrainingEvent))]
[JsonSerializable(typeof(BlameLine))]
[JsonSerializable(typeof(Usage))]
[JsonSerializable(typeof(TrainingOptions))]
[JsonSerializable(typeof(ComparisonCategory))]
internal sealed partial class TrainingJsonContext : JsonSerializerContext;
