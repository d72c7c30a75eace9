using System.Text.Json.Nodes;
using SkillOpt.Scripted.Optimizing.Diagnosing;
using SkillOpt.Scripted.Optimizing.Proposing;
using SkillOpt.Scripted.Rules;

namespace SkillOpt.Scripted.Optimizing.Calls;

/// <summary>Guidance for what still fails: rules that are missing, and reminders of rules that are not followed.</summary>
internal static class SlowUpdateCall
{
    private const int MostLines = 4;

    public static JsonObject Answer(Call call)
    {
        var comparison = Comparison.Read(call.Prompt);
        var diagnosis = Diagnosis.Of(call.Prompt.Skill, [.. comparison.Regressed, .. comparison.Persistent]);
        var old = call
            .Prompt.Body("Previous Guidance")
            .Split('\n')
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal));
        var lines = old.ToList();
        foreach (var rule in diagnosis.Missing.Concat(diagnosis.Lapses).Select(count => count.Rule).Distinct())
        {
            var phrases = Phrasebook.Of(rule);
            var line = "- " + phrases[SeededHash.Below(SeededHash.Combine(call.Hash, (ulong)rule), phrases.Count)];
            if (lines.Count < MostLines + 1 && !lines.Exists(other => RuleReader.ReadLine(other).Says.Contains(rule)))
            {
                lines.Add(line);
            }
        }

        var failing = comparison.Regressed.Count + comparison.Persistent.Count;
        return new JsonObject
        {
            ["reasoning"] =
                $"{failing} compared items fail under the current skill; {diagnosis.Missing.Count} rules are missing.",
            ["slow_update_content"] = string.Join('\n', lines),
        };
    }
}
