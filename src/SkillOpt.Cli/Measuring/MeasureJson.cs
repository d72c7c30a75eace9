using System.Text.Json.Nodes;
using SkillOpt.Cli.Configuration.Binding;
using SkillOpt.Releases;
using SkillOpt.Training;

namespace SkillOpt.Cli.Measuring;

/// <summary>Measurements for programs.</summary>
internal static class MeasureJson
{
    public static JsonObject Of(MeasuredSkills measured) =>
        new()
        {
            ["target"] = measured.Target,
            ["split"] = EnumWords.WordOf(measured.Options.Split),
            ["replicates"] = measured.Options.Replicates,
            ["skills"] = new JsonArray([
                .. measured.Report.Skills.Select((skill, i) => Of(measured, measured.Skills[i].Name, skill)),
            ]),
            ["pairs"] = new JsonArray([
                .. measured.Report.Pairs.Select(pair =>
                {
                    var node = ReleaseRecord.Of(pair.Result)!;
                    node.Insert(0, "before_skill", measured.Skills[pair.Before].Name);
                    node.Insert(1, "after_skill", measured.Skills[pair.After].Name);
                    return node;
                }),
            ]),
        };

    public static JsonObject Of(MeasuredSkills measured, string name, SkillMeasure skill) =>
        new()
        {
            ["name"] = name,
            ["skill_hash"] = skill.Skill.Hash,
            ["items"] = skill.Items,
            ["attempts"] = skill.Attempts,
            ["scored"] = skill.Scored,
            ["coverage"] = skill.Coverage,
            ["hard"] = skill.Hard,
            ["soft"] = skill.Soft,
            ["standard_error"] = skill.StandardError,
            ["noise_of_mean"] = skill.Noise,
            ["smallest_gain"] = skill.SmallestGain,
            ["task_types"] = new JsonArray([.. skill.TaskTypes.Select(Of)]),
            ["unscored"] = new JsonArray([.. skill.Unscored.Select(Of)]),
            ["skill_use"] = new JsonObject(
                skill.SkillUse.Select(use =>
                    KeyValuePair.Create(EnumWords.WordOf(use.Key), (JsonNode?)JsonValue.Create(use.Value))
                )
            ),
            ["usage"] = CostRecord.Usage(MeasuredSkills.UsageOf(skill), measured.Prices),
            ["cost_usd"] = measured.CostOf(skill),
        };

    private static JsonObject Of(TaskTypeMeasure type) =>
        new()
        {
            ["task_type"] = type.TaskType,
            ["items"] = type.Items,
            ["attempts"] = type.Attempts,
            ["scored"] = type.Scored,
            ["hard"] = type.Hard,
            ["soft"] = type.Soft,
        };

    private static JsonObject Of(UnscoredAttempt attempt) =>
        new()
        {
            ["item_id"] = attempt.ItemId,
            ["attempt"] = attempt.Replicate,
            ["reason"] = attempt.Reason,
        };
}
