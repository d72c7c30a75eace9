using System.Text.Json.Nodes;
using SkillOpt.Scripted.Optimizing.Prompts;
using SkillOpt.Scripted.Optimizing.Proposing;

namespace SkillOpt.Scripted.Optimizing.Calls;

/// <summary>Looks at its own edits applied: puts misplaced ones right and withdraws those about single items.</summary>
internal static class RefinementCall
{
    // Not every analyst notices that an edit quotes an item.
    private const double NoticedShare = 0.7;

    public static JsonObject Answer(Call call, string refinement, JsonObject own)
    {
        var statuses = Statuses(new Prompt(refinement).Body("Edit Status"));
        var patch = own["patch"] as JsonObject ?? own;
        var edits = (patch["edits"] as JsonArray ?? []).OfType<JsonObject>().Select(Draft.Read).ToArray();
        var revised = new List<Draft>();
        var changed = false;
        for (var i = 0; i < edits.Length; i++)
        {
            var kept = Revise(
                edits[i],
                statuses.GetValueOrDefault(i, ""),
                SeededHash.Combine(call.Hash, (ulong)i + 900)
            );
            changed |= kept != edits[i];
            if (kept is not null)
            {
                revised.Add(kept);
            }
        }

        if (!changed)
        {
            return new JsonObject { ["patch"] = null };
        }

        var reply = (JsonObject)own.DeepClone();
        reply["patch"] = PayloadWriter.Patch(call, "Anchors corrected; edits about single items withdrawn.", revised);
        return reply;
    }

    private static Draft? Revise(Draft edit, string status, ulong draw)
    {
        if (edit.Content.Contains("For item ", StringComparison.Ordinal) && SeededHash.Unit(draw) < NoticedShare)
        {
            return null;
        }

        var misplaced =
            status.Contains("fallback", StringComparison.Ordinal)
            || status.Contains("not_found", StringComparison.Ordinal)
            || status.Contains("missing_target", StringComparison.Ordinal);
        return !misplaced ? edit
            : edit.Content.Length == 0 ? null
            : Draft.Append(edit.Content);
    }

    private static Dictionary<int, string> Statuses(string body)
    {
        var statuses = new Dictionary<int, string>();
        foreach (var line in body.Split('\n'))
        {
            var close = line.IndexOf(']', StringComparison.Ordinal);
            if (close > 1 && line[0] == '[' && int.TryParse(line.AsSpan(1, close - 1), out var index))
            {
                statuses[index] = line[(close + 1)..].Trim();
            }
        }

        return statuses;
    }
}
