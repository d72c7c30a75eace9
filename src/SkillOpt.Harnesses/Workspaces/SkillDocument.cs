using System.Text;
using System.Text.RegularExpressions;
using SkillOpt.Skills;

namespace SkillOpt.Harnesses.Workspaces;

/// <summary>
/// A skill as agents want it: Markdown after front matter with a name and a description. Used for workspaces and for
/// installing a skill, so that what was measured is what is installed.
/// </summary>
/// <param name="Name">Also the name of its folder: at most 64 characters, a-z, 0-9 and single hyphens.</param>
/// <param name="Text">The whole file.</param>
/// <param name="Body">The skill without front matter.</param>
internal sealed partial record SkillDocument(string Name, string Text, string Body)
{
    public const string DefaultName = "task-skill";
    public const string DefaultDescription = "Rules for the tasks in this folder. Read it before you start on a task.";
    private const int LongestName = 64;
    private const int LongestDescription = 1024;
    private const string Fence = "---";

    /// <summary>
    /// Front matter that the skill has is kept. A name that agents would refuse is replaced by its nearest valid form; what is
    /// missing is added, and a description that is too long is cut.
    /// </summary>
    /// <param name="skill">The skill.</param>
    /// <param name="givenName">A valid name in place of the skill's own; null for its own, or the default.</param>
    /// <param name="givenDescription">A description in place of the skill's own; null for its own, or the default.</param>
    public static SkillDocument Of(Skill skill, string? givenName = null, string? givenDescription = null)
    {
        var (name, description) = (givenName ?? DefaultName, givenDescription ?? DefaultDescription);
        var text = skill.Text.ReplaceLineEndings("\n").TrimStart('\uFEFF');
        var (front, body) = Split(text);
        var own = Value(front, "name");
        var used = givenName is null && Slug(own) is { Length: > 0 } slug ? slug : name;
        if (own != used)
        {
            front = Set(front, "name", used, first: true);
        }

        if (givenDescription is not null || Value(front, "description") is not { Length: > 0 } told)
        {
            front = Set(front, "description", Quoted(description), first: false);
        }
        else if (told.Length > LongestDescription)
        {
            front = Set(front, "description", Quoted(told[..(LongestDescription - 3)] + "..."), first: false);
        }

        var rendered = new StringBuilder().Append(Fence).Append('\n');
        rendered.AppendJoin("", front.Select(line => line + "\n")).Append(Fence).Append('\n');
        rendered.Append(body.StartsWith('\n') ? "" : "\n").Append(body).Append(body.EndsWith('\n') ? "" : "\n");
        return new SkillDocument(used, rendered.ToString(), body);
    }

    private static (List<string> Front, string Body) Split(string text)
    {
        var lines = text.Split('\n');
        if (lines[0].TrimEnd() != Fence)
        {
            return ([], text);
        }

        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        return end > 0 && lines[1..end].Any(line => Field().IsMatch(line))
            ? ([.. lines[1..end]], string.Join('\n', lines[(end + 1)..]))
            : ([], text);
    }

    /// <summary>The text of a field, with the indented lines that go on with it; null when it is not there.</summary>
    private static string? Value(List<string> front, string name)
    {
        var at = Find(front, name);
        if (at < 0)
        {
            return null;
        }

        var first = front[at][(name.Length + 1)..].Trim();
        var more = front.Skip(at + 1).TakeWhile(IsContinued).Select(line => line.Trim());
        var isBlock = first is ">" or "|" or ">-" or "|-";
        return string.Join(' ', isBlock ? more : [first.Trim('"', '\''), .. more]).Trim();
    }

    private static List<string> Set(List<string> front, string name, string value, bool first)
    {
        var at = Find(front, name);
        List<string> others = at < 0 ? front : [.. front.Take(at), .. front.Skip(at + 1).SkipWhile(IsContinued)];
        var line = $"{name}: {value}";
        others.Insert(
            first ? 0
                : at < 0 ? Math.Min(1, others.Count)
                : at,
            line
        );
        return others;
    }

    private static int Find(List<string> front, string name) =>
        front.FindIndex(line => line.StartsWith(name + ":", StringComparison.Ordinal));

    private static bool IsContinued(string line) => line.Length > 0 && line[0] is ' ' or '\t';

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>The nearest valid name; empty when nothing of it can be used.</summary>
    public static string Slug(string? name)
    {
        var slug = NotInName().Replace((name ?? "").ToLowerInvariant(), "-").Trim('-');
        return slug.Length <= LongestName ? slug : slug[..LongestName].Trim('-');
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInName();

    [GeneratedRegex(@"^[A-Za-z][\w-]*:")]
    private static partial Regex Field();
}
