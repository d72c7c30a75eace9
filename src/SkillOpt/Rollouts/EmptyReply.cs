using Microsoft.Extensions.AI;

namespace SkillOpt.Rollouts;

/// <summary>Tells an empty reply that the target meant from one that was taken from it.</summary>
internal static class EmptyReply
{
    /// <summary>Null for a reply that has text, or that the target left empty by itself.</summary>
    public static string? WhyNotMeant(ChatResponse response) =>
        !string.IsNullOrWhiteSpace(response.Text) ? null
        : response.FinishReason == ChatFinishReason.Length
            ? "The reply was empty: the target used up its output tokens before it answered (finish reason length)."
        : response.FinishReason == ChatFinishReason.ContentFilter
            ? "The reply was empty: the provider's content filter held it back (finish reason content_filter)."
        : null;
}
