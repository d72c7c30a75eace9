using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Rollouts;

namespace SkillOpt.Harnesses.Timelines;

/// <summary>
/// Whether a target saw the skill. A call of a tool that only names the file proves nothing, so its result has to hold
/// text of the skill: at least one of its lines when the call names the file or its folder, else half of its lines. Lines
/// that stand in the task or in the skill's own path prove nothing.
/// </summary>
internal static class SkillProof
{
    private const int ShortestLine = 8;

    // Tools cut long lines, so a piece of one is enough.
    private const int LongestPiece = 100;

    /// <param name="skill">The skill's file; null when there is none.</param>
    /// <param name="task">The text of the task, which targets read too.</param>
    /// <param name="reply">What the target did, before anything of it is cut.</param>
    public static SkillUse Of(SkillFile? skill, string task, HarnessReply reply)
    {
        if (skill is null)
        {
            return reply.SkillInContext || Calls(reply.Timeline).Any(IsForeign) ? SkillUse.Foreign : SkillUse.None;
        }

        var lines = Lines(skill);
        var known = Letters(task);
        var own = lines.Where(line => !known.Contains(line, StringComparison.Ordinal)).ToList();
        return Calls(reply.Timeline).Any(call => Shows(call, skill, lines, own)) ? SkillUse.Read
            : reply.SkillInContext ? SkillUse.InContext
            : SkillUse.Missed;
    }

    /// <summary>That an attempt with this use counts, or why not.</summary>
    public static string? Mismatch(SkillUse use, SkillFile? skill) =>
        use switch
        {
            SkillUse.Missed =>
                $"The target did not read the skill ({skill!.Path}), so its answer says nothing about it.",
            SkillUse.Foreign => "There is no skill in this attempt, and yet the target read one.",
            _ => null,
        };

    private static bool Shows((string Call, string Result) call, SkillFile skill, List<string> lines, List<string> own)
    {
        var result = Letters(call.Result);
        return Names(call.Call, skill)
            // A skill that says nothing but what the task says can be told from it by its name only.
            ? (own.Count > 0 ? own : lines).Exists(IsShown)
            : own.Count(IsShown) * 2 > Math.Max(own.Count, 1);

        bool IsShown(string line) => result.Contains(line, StringComparison.Ordinal);
    }

    private static bool Names(string call, SkillFile skill)
    {
        var parts = skill.Path.Split('/');
        return call.Contains(parts[^1], StringComparison.OrdinalIgnoreCase)
            || (parts.Length > 1 && call.Contains(parts[^2], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A skill's file was named, and front matter came back.</summary>
    private static bool IsForeign((string Call, string Result) call) =>
        call.Call.Contains("SKILL.md", StringComparison.OrdinalIgnoreCase)
        && call.Result.Contains("name:", StringComparison.Ordinal)
        && call.Result.Contains("description:", StringComparison.Ordinal);

    /// <summary>What the skill says, in pieces; empty only when nothing in it has a letter or a digit.</summary>
    private static List<string> Lines(SkillFile skill)
    {
        // A list of files may hold what a heading says too.
        var path = Letters(skill.Path);
        List<string> lines =
        [
            .. skill
                .Body.Split('\n')
                .SelectMany(line => Letters(line).Chunk(LongestPiece))
                .Select(piece => new string(piece))
                .Where(line => line.Length >= ShortestLine && !path.Contains(line, StringComparison.Ordinal))
                .Distinct(),
        ];
        return lines.Count > 0
            ? lines
            : [.. new[] { skill.Body, skill.Text }.Select(Letters).Where(text => text.Length > 0).Take(1)];
    }

    /// <summary>Tools number lines, indent them and escape quotes; letters and digits stay what they are.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static IEnumerable<(string Call, string Result)> Calls(IEnumerable<ChatMessage> timeline)
    {
        var open = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var content in timeline.SelectMany(message => message.Contents))
        {
            if (content is FunctionCallContent call)
            {
                open[call.CallId] = $"{call.Name} {ContentText.Of(call)}";
            }
            else if (content is FunctionResultContent result)
            {
                yield return (open.GetValueOrDefault(result.CallId) ?? "", ContentText.Of(result));
            }
        }
    }
}
