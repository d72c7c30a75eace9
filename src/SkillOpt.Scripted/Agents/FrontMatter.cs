using System.Text.RegularExpressions;

namespace SkillOpt.Scripted.Agents;

/// <summary>The YAML at the head of a SKILL.md, which tells the agent program when to use it and is no part of the skill.</summary>
internal static partial class FrontMatter
{
    public static string Strip(string text) => Pattern().Replace(text, "", 1).Trim('\r', '\n');

    [GeneratedRegex(@"\A---\r?\n(.*?\n)?---[ \t]*(\r?\n|\z)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Pattern();
}
