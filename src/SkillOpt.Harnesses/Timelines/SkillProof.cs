using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Rollouts;

namespace SkillOpt.Harnesses.Timelines;

/// <summary>
/// Whether a target saw the skill. A call of a tool that only names the file proves nothing, so its result has to hold
/// text of the skill: at least one of its lines when the call names the file or its folder, else half of its lines.
/// </summary>
internal static class SkillProof
{
    private const int ShortestLine = 8;

    /// <param name="skill">The skill's file; null when there is none.</param>
    /// <param name="place">Where skills are.</param>
    /// <param name="reply">What the target did, before anything of it is cut.</param>
    public static SkillUse Of(SkillFile? skill, SkillPlace place, HarnessReply reply)
    {
        if (skill is null)
        {
            return reply.SkillInContext || Calls(reply.Timeline).Any(IsForeign) ? SkillUse.Foreign : SkillUse.None;
        }

        var lines = Lines(skill.Body);
        return Calls(reply.Timeline).Any(call => Shows(call, skill, lines)) ? SkillUse.Read
            : reply.SkillInContext || place is SkillPlace.AgentsFile ? SkillUse.InContext
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

    private static bool Shows((string Call, string Result) call, SkillFile skill, List<string> lines)
    {
        var result = Letters(call.Result);
        var shown = lines.Count(line => result.Contains(line, StringComparison.Ordinal));
        return shown > 0 && (Names(call.Call, skill) || shown * 2 > lines.Count);
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

    private static List<string> Lines(string body)
    {
        var lines = body.Split('\n').Select(Letters).Where(line => line.Length >= ShortestLine).Distinct().ToList();
        return lines.Count > 0 ? lines : [Letters(body)];
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
