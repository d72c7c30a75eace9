namespace SkillOpt.Skills;

/// <summary>One proposed change to a skill.</summary>
/// <param name="Op">
/// <c>append</c>, <c>insert_after</c>, <c>replace</c> or <c>delete</c>. Any other text is kept and reported as
/// <c>skipped_unknown_op</c>.
/// </param>
/// <param name="Target">The exact text the edit refers to; empty for <c>append</c>.</param>
/// <param name="Content">The new text; empty for <c>delete</c>.</param>
internal sealed record Edit(string Op, string Target = "", string Content = "")
{
    /// <summary>How many trajectories support the edit, as the analysts and merges counted; at least 1.</summary>
    public int SupportCount { get; init; } = 1;

    /// <summary><c>failure</c>, <c>success</c> or empty: which trajectories it came from.</summary>
    public string SourceType { get; init; } = "";

    /// <summary>Why the edit was proposed, in the optimizer's words; may be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The ids of the training items whose trajectories led to the edit, in item order.</summary>
    public IReadOnlyList<string> SupportingItems { get; init; } = [];
}
