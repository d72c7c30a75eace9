namespace SkillOpt.EpochUpdates;

/// <summary>Which items, compared under two skills, the slow update sees.</summary>
public enum PairPolicy
{
    /// <summary>The whole sample.</summary>
    Mixed,

    /// <summary>Items whose result differs; further training items are tried until the sample is full.</summary>
    Changed,

    /// <summary>Items whose result is the same.</summary>
    Unchanged,
}
