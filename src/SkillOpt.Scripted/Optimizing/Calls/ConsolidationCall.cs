using System.Text.Json.Nodes;
using SkillOpt.Scripted.Rules;

namespace SkillOpt.Scripted.Optimizing.Calls;

internal static class ConsolidationCall
{
    public static JsonObject Answer(Call call)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<string>();
        foreach (var line in call.Prompt.Body("Appendix Notes").Split('\n'))
        {
            var note = line.TrimStart('-', '*', ' ').Trim();
            var meaning = RuleReader.ReadLine(note);
            if (note.Length > 0 && seen.Add(meaning.IsEmpty ? note.ToLowerInvariant() : meaning.ToString()))
            {
                kept.Add(note);
            }
        }

        return new JsonObject
        {
            ["reasoning"] = "Notes that say the same are kept once.",
            ["appendix_notes"] = PayloadWriter.Strings(kept),
        };
    }
}
