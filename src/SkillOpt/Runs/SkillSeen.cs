using SkillOpt.Rollouts;

namespace SkillOpt.Runs;

/// <summary>In how many attempts with a skill in a workspace the target saw it.</summary>
/// <param name="Count">Attempts in which it was read, or in the context.</param>
/// <param name="Of">Attempts that had a skill.</param>
public sealed record SkillSeen(int Count, int Of)
{
    /// <summary>0 to 1; null when no attempt had a skill.</summary>
    public double? Share => Of == 0 ? null : (double)Count / Of;

    internal SkillSeen With(SkillUse use) =>
        use switch
        {
            SkillUse.Read or SkillUse.InContext => new SkillSeen(Count + 1, Of + 1),
            SkillUse.Missed => this with { Of = Of + 1 },
            _ => this,
        };
}
