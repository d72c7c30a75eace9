namespace SkillOpt.Reflection;

/// <summary>What an analyst made of a minibatch.</summary>
/// <param name="Minibatch">What it saw.</param>
/// <param name="Patch">What it proposes; null when no reply could be read.</param>
/// <param name="Dropped">Entries and replies that could not be used.</param>
/// <param name="Refinements">How often it revised its patch.</param>
internal sealed record Analysis(Minibatch Minibatch, Patch? Patch, int Dropped, int Refinements);

/// <summary>
/// Both halves of a step's reflection. They are apart so that the merge of one half need not wait for the other.
/// </summary>
internal sealed record ReflectionInProgress(
    Task<IReadOnlyList<Analysis>> Failures,
    Task<IReadOnlyList<Analysis>> Successes
);
