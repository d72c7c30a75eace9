namespace SkillOpt.Models;

/// <summary>Output tokens asked for, as published.</summary>
internal static class OutputLimits
{
    public const int Reply = 16_384;

    /// <summary>For replies that hold a whole skill.</summary>
    public const int WholeSkill = 64_000;

    public const int Notes = 4_096;
}
