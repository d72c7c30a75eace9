using SkillOpt.Scripted.Rules;

namespace SkillOpt.Scripted.Optimizing.Proposing;

/// <summary>Writes a skill anew: rules removed, replaced and added, repeated ones dropped, protected regions kept.</summary>
internal static class SkillRewriter
{
    private const string RemovalStart = "Remove the line: ";
    private const string ReplacementStart = "Replace the line: ";
    private const string ReplacementMiddle = " => ";

    public static string Removal(string line) => RemovalStart + line;

    public static string Replacement(string line, string rule) => $"{ReplacementStart}{line}{ReplacementMiddle}{rule}";

    /// <summary>The draft behind an instruction as a rewriter reads it.</summary>
    public static Draft Read(string instruction)
    {
        if (instruction.StartsWith(RemovalStart, StringComparison.Ordinal))
        {
            return new Draft("delete", instruction[RemovalStart.Length..], "");
        }

        var middle = instruction.IndexOf(ReplacementMiddle, StringComparison.Ordinal);
        return middle > 0 && instruction.StartsWith(ReplacementStart, StringComparison.Ordinal)
            ? new Draft(
                "replace",
                instruction[ReplacementStart.Length..middle],
                "- " + instruction[(middle + ReplacementMiddle.Length)..]
            )
            : Draft.Append("- " + instruction.Trim());
    }

    public static string Apply(string skill, IEnumerable<Draft> drafts)
    {
        var text = new SkillText(skill);
        var lines = skill[..(skill.Length - text.Tail.Length)].TrimEnd().Split('\n').ToList();
        foreach (var draft in drafts)
        {
            var at = draft.Op is "delete" or "replace" ? lines.IndexOf(draft.Target) : -1;
            if (at >= 0)
            {
                lines.RemoveAt(at);
            }

            if (draft.Content.Length > 0)
            {
                var bullets = draft.Content.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal));
                lines.InsertRange(at >= 0 ? at : lines.Count, bullets.Where(bullet => !Repeats(lines, bullet)));
            }
        }

        var body = string.Join('\n', lines).Trim('\n');
        return text.Tail.Length == 0 ? body + "\n" : $"{body}\n\n{text.Tail.TrimEnd()}\n";
    }

    private static bool Repeats(List<string> lines, string bullet)
    {
        var meaning = RuleReader.ReadLine(bullet);
        return lines.Contains(bullet)
            || (!meaning.IsEmpty && lines.Exists(line => RuleReader.ReadLine(line) == meaning));
    }
}
