using System.Text.Json.Nodes;
using SkillOpt.Scripted.Optimizing.Diagnosing;
using SkillOpt.Scripted.Optimizing.Proposing;

namespace SkillOpt.Scripted.Optimizing.Calls;

/// <summary>The failures by cause; each item stands under the first of its causes only.</summary>
internal static class FailureSummary
{
    public static JsonArray Write(Diagnosis diagnosis, bool classified)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<JsonNode>();
        foreach (var count in diagnosis.Missing.Concat(diagnosis.Opposed).Concat(diagnosis.Harms))
        {
            Add(Label("SKILL_DEFECT"), Phrasebook.Failure(count.Rule), "The skill lacks the right rule.", count.Items);
        }

        foreach (var count in diagnosis.Lapses)
        {
            Add(Label("EXECUTION_LAPSE"), Phrasebook.Failure(count.Rule), "The rule was not followed.", count.Items);
        }

        Add(Label("EXECUTION_LAPSE"), "unexplained", "No procedure leads there.", diagnosis.Unexplained);
        return PayloadWriter.Array(rows);

        string Label(string name) => classified ? name + ": " : "";

        void Add(string label, string type, string description, IReadOnlyList<Explanation> items)
        {
            var ids = items.Select(item => item.ItemId).Where(seen.Add).ToArray();
            if (ids.Length > 0)
            {
                rows.Add(
                    new JsonObject
                    {
                        ["failure_type"] = label + type,
                        ["count"] = ids.Length,
                        ["description"] = description,
                        ["item_ids"] = PayloadWriter.Strings(ids),
                    }
                );
            }
        }
    }
}
