using SkillOpt.Errors;

namespace SkillOpt.Cli.Exports;

/// <summary>What a skill is installed as.</summary>
/// <param name="Word">As <c>--to</c> names it.</param>
/// <param name="IsBlock">Whether it is a part of a file that other texts are in too.</param>
internal sealed record ExportKind(string Word, bool IsBlock)
{
    private const int LongestName = 64;

    public static IReadOnlyList<ExportKind> All { get; } =
    [new("claude-code", IsBlock: false), new("codex", IsBlock: false), new("agents-md", IsBlock: true)];

    public static string Words => string.Join(", ", All.Select(kind => kind.Word));

    public static ExportKind? Find(string word) => All.FirstOrDefault(kind => kind.Word == word);

    /// <summary>Where it goes, relative to the project, with <c>/</c>.</summary>
    public string PathOf(string name) =>
        Word switch
        {
            "claude-code" => $".claude/skills/{name}/SKILL.md",
            "codex" => $".agents/skills/{name}/SKILL.md",
            _ => "AGENTS.md",
        };

    /// <exception cref="SkillOptException">Kind Usage: agents would refuse the name, or it is no name of a folder.</exception>
    public static string CheckedName(string name) =>
        name.Length is > 0 and <= LongestName
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        && !name.StartsWith('-')
        && !name.EndsWith('-')
        && !name.Contains("--", StringComparison.Ordinal)
            ? name
            : throw SkillOptException.BadUsage(
                $"--name is '{name}'; it must be 1 to {LongestName} lower-case letters, digits and single hyphens, such as "
                    + "'table-questions'."
            );

    /// <exception cref="SkillOptException">Kind Usage: agents would refuse the description.</exception>
    public static string CheckedDescription(string text) =>
        text.Length is > 0 and <= 1024 && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl)
            ? text
            : throw SkillOptException.BadUsage(
                $"--description has {text.Length} characters; it must be one line of 1 to 1024 characters. It says when an agent "
                    + "is to read the skill."
            );
}
