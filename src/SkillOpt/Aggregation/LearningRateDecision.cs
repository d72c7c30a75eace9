using System.Text.Json.Nodes;
using SkillOpt.Reflection;
using SkillOpt.Training;

namespace SkillOpt.Aggregation;

/// <summary>How many proposals a step may apply, and who said so.</summary>
/// <param name="Mode">Who decided.</param>
/// <param name="Budget">The learning rate; null for no limit.</param>
/// <param name="Available">Merged proposals; 0 where nobody was asked.</param>
/// <param name="Fallback">Whether the schedule stood in for an unreadable reply.</param>
/// <param name="Reply">The optimizer's reply, when it was asked.</param>
internal sealed record LearningRateDecision(
    LearningRateControl Mode,
    int? Budget,
    int Available,
    bool Fallback,
    LearningRateReply? Reply
)
{
    public static LearningRateDecision NoLimit { get; } = new(LearningRateControl.None, null, 0, false, null);

    public static LearningRateDecision Fixed(int budget) => new(LearningRateControl.Fixed, budget, 0, false, null);

    /// <summary>The published <c>lr_decision.json</c>; only where the optimizer was asked.</summary>
    public JsonObject? Record() =>
        Mode == LearningRateControl.Autonomous
            ? new JsonObject
            {
                ["learning_rate"] = Budget,
                ["raw_learning_rate"] = Reply?.Raw,
                ["available_update_items"] = Available,
                ["clamped"] = Reply?.Clamped ?? false,
                ["fallback"] = Fallback,
                ["reasoning"] = Reply?.Reasoning ?? "",
                ["confidence"] = Reply?.Confidence ?? "",
                ["risk_notes"] = TrainingJson.Array(Reply?.RiskNotes ?? []),
            }
            : null;
}
