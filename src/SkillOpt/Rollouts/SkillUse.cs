namespace SkillOpt.Rollouts;

/// <summary>How a skill reached the target of an attempt in a workspace. An attempt in which it did not has no score.</summary>
public enum SkillUse
{
    /// <summary>There was no skill to see, and none was seen.</summary>
    None,

    /// <summary>The agent put it into its context by itself.</summary>
    InContext,

    /// <summary>The target read its file with a tool.</summary>
    Read,

    /// <summary>There was a skill, and the target did not see it: the attempt has no score.</summary>
    Missed,

    /// <summary>There was no skill, and yet the target saw one: the attempt has no score.</summary>
    Foreign,
}
