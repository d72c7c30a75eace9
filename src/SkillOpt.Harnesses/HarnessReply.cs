using Microsoft.Extensions.AI;

namespace SkillOpt.Harnesses;

/// <summary>What a target said and did in a workspace.</summary>
/// <param name="Answer">Its final message; may be empty. Never a trace.</param>
/// <param name="Timeline">
/// All of it in order, the same for every harness: texts, calls of tools and their results, sizes capped and secrets removed.
/// </param>
internal sealed record HarnessReply(string Answer, IReadOnlyList<ChatMessage> Timeline)
{
    /// <summary>Whether the harness itself says that a skill was put into the context.</summary>
    public bool SkillInContext { get; init; }
}
