using System.Text.Json.Nodes;
using SkillOpt.Models;
using SkillOpt.Training;

namespace SkillOpt.EpochUpdates;

/// <summary>What the optimizer remembers from epoch to epoch. It never ships.</summary>
/// <param name="Epoch">The epoch it was written after; 0 before the first.</param>
/// <param name="Text">The memory in force.</param>
/// <param name="Action"><c>write_meta_skill</c>, <c>no_content</c>, <c>skip_first_epoch</c> or <c>skip_last_epoch</c>.</param>
/// <param name="Reasoning">The optimizer's reasons.</param>
/// <param name="Tally">What writing it used.</param>
internal sealed record MetaSkill(int Epoch, string Text, string Action, string Reasoning, UsageTally Tally)
{
    public static MetaSkill None { get; } = new(0, "", "", "", new UsageTally());

    public JsonObject Record() =>
        new()
        {
            ["epoch"] = Epoch,
            ["action"] = Action,
            ["reasoning"] = Reasoning,
            ["meta_skill_content"] = Text,
            ["tokens"] = TrainingJson.ByStage(Tally.Snapshot()),
        };
}
