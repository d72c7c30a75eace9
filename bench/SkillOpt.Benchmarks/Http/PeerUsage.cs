using System.Text.Json.Serialization;

namespace SkillOpt.Benchmarks.Http;

/// <summary>What the server has used and seen.</summary>
/// <param name="ProcessorMs">Processor time of its process.</param>
/// <param name="MostInFlight">The most requests that were unanswered at once since the usage before was asked for.</param>
internal sealed record PeerUsage(double ProcessorMs, int MostInFlight);

[JsonSerializable(typeof(PeerUsage))]
internal sealed partial class PeerJson : JsonSerializerContext;
