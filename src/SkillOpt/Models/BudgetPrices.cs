namespace SkillOpt.Models;

/// <summary>The prices of both roles; null where unknown.</summary>
internal sealed record BudgetPrices(ModelPrice? Target, ModelPrice? Optimizer)
{
    public ModelPrice? Of(string role) => role == "target" ? Target : Optimizer;
}
