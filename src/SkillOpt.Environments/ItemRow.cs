using System.Text.Json;

namespace SkillOpt.Environments;

/// <summary>One item as it is in the file, with the line where it starts and its key when the file is a map.</summary>
internal sealed record ItemRow(int Line, string? Key, JsonElement Fields);
