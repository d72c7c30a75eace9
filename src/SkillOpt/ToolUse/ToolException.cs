namespace SkillOpt.ToolUse;

/// <summary>A call that cannot be carried out as it was made; the model reads why.</summary>
internal sealed class ToolException(string message) : Exception(message);
