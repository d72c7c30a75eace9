using SkillOpt.Scripted.Optimizing.Proposing;
using SkillOpt.Scripted.Rules;

namespace SkillOpt.Scripted.Optimizing.Calls;

/// <summary>Reminders of rules that the skill already has.</summary>
internal static class Notes
{
    public static string For(Rule rule) => "Remember: " + Lower(Phrasebook.Of(rule)[0]);

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
