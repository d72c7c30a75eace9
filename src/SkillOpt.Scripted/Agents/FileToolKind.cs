namespace SkillOpt.Scripted.Agents;

/// <summary>What the argument of a <see cref="FileTool"/> is.</summary>
internal enum FileToolKind
{
    Path,
    AbsolutePath,

    /// <summary>A line for a shell.</summary>
    Command,

    /// <summary>A program and its arguments.</summary>
    Words,
}
