namespace SkillOpt.Reflection;

/// <summary>Which trajectories may add appendix notes.</summary>
public enum AppendixSource
{
    /// <summary>Failures and successes.</summary>
    Both,

    /// <summary>Failures only.</summary>
    Failure,

    /// <summary>Successes only.</summary>
    Success,
}
