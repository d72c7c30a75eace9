using SkillOpt.EpochUpdates;
using SkillOpt.Training;

namespace SkillOpt.Cli.Configuration.Binding;

/// <summary>The words of an enum in a configuration: its names in snake_case, and the published aliases.</summary>
internal static class EnumWords
{
    private static readonly Dictionary<Type, Dictionary<string, Enum>> Aliases = new()
    {
        [typeof(SkillUpdateMode)] = new()
        {
            ["edits"] = SkillUpdateMode.Patch,
            ["rewrite"] = SkillUpdateMode.RewriteFromSuggestions,
            ["suggestions"] = SkillUpdateMode.RewriteFromSuggestions,
            ["full_rewrite"] = SkillUpdateMode.FullRewriteMinibatch,
        },
        [typeof(LearningRateControl)] = new()
        {
            ["manual"] = LearningRateControl.Fixed,
            ["scheduler"] = LearningRateControl.Fixed,
            ["scheduled"] = LearningRateControl.Fixed,
            ["auto"] = LearningRateControl.Autonomous,
            ["optimizer"] = LearningRateControl.Autonomous,
            ["off"] = LearningRateControl.None,
            ["no_lr"] = LearningRateControl.None,
        },
        [typeof(SkillPlaceOption)] = new() { ["agents-md"] = SkillPlaceOption.AgentsMd },
        [typeof(PairPolicy)] = new()
        {
            ["default"] = PairPolicy.Mixed,
            ["random"] = PairPolicy.Mixed,
            ["all"] = PairPolicy.Mixed,
            ["change"] = PairPolicy.Changed,
            ["delta"] = PairPolicy.Changed,
            ["10_01"] = PairPolicy.Changed,
            ["01_10"] = PairPolicy.Changed,
            ["stable"] = PairPolicy.Unchanged,
            ["same"] = PairPolicy.Unchanged,
            ["00_11"] = PairPolicy.Unchanged,
        },
    };

    public static IEnumerable<string> Of(Type type) => Enum.GetNames(type).Select(ConfigSchema.KeyOf);

    public static string WordOf(Enum value) => ConfigSchema.KeyOf(value.ToString());

    public static object? Parse(Type type, string text)
    {
        var word = text.Trim().ToLowerInvariant();
        foreach (Enum value in Enum.GetValues(type))
        {
            if (WordOf(value) == word)
                return value;
        }

        return Aliases.TryGetValue(type, out var aliases) ? aliases.GetValueOrDefault(word) : null;
    }
}
