using System.Globalization;

namespace SkillOpt.Scripted.World;

/// <summary>
/// From symptoms to edits. The true cause is found as often as the options say; else one of a few wrong explanations is
/// believed, always the same ones for the same symptom, as wrong explanations of a real model also come back.
/// </summary>
internal sealed class WorldDiagnosis(WorldSetting setting, WorldOptimizerOptions options)
{
    private const int WrongExplanations = 3;
    private const int NullRules = 100;
    private const double SuccessAdvice = 0.2;

    /// <summary>Most frequent symptom first.</summary>
    public IReadOnlyList<WorldProposal> OfFailures(string user, ulong call)
    {
        var seen = Seen.In(user, options.MindsRejectedEdits);
        var attempts = After(user, "## Trajectories");
        var items = ItemsBySymptom(attempts);
        return
        [
            .. Symptoms(attempts)
                .Select(symptom => (symptom, edit: Edit(symptom, seen, call, options.Diagnosis)))
                .Where(found => found.edit is not null)
                .GroupBy(found => found.edit!.Value, found => items[found.symptom])
                .Select(edit => new WorldProposal(edit.Key, [.. edit.SelectMany(ids => ids)])),
        ];
    }

    /// <summary>Successes give little to go by: now and then some advice that changes nothing.</summary>
    public IReadOnlyList<WorldProposal> OfSuccesses(string user, ulong call)
    {
        var rule = NullRule(call);
        return
            SeededHash.Unit(SeededHash.Combine(call, 11)) < SuccessAdvice
            && Seen.In(user, options.MindsRejectedEdits).IsFree(rule)
            ? [new WorldProposal(WorldEdit.Append(rule), [])]
            : [];
    }

    /// <summary>The longer view helps: what two attempts at an item show is wrong less often than what one shows.</summary>
    public IReadOnlyList<WorldEdit> OfEpoch(string user, ulong call)
    {
        const int Most = 3;
        var seen = new Seen(user[..Math.Max(0, user.IndexOf("## Comparison", StringComparison.Ordinal))], "");
        var comparison = After(user, "## Comparison");
        var improved = comparison.IndexOf("\n### Improved", StringComparison.Ordinal);
        var open = improved < 0 ? comparison : comparison[..improved];
        return
        [
            .. Symptoms(open, "\nCurrent: ")
                .Select(symptom => Edit(symptom, seen, call, Math.Sqrt(options.Diagnosis)))
                .OfType<WorldEdit>()
                .Distinct()
                .Take(Most),
        ];
    }

    private WorldEdit? Edit(string symptom, Seen seen, ulong call, double accuracy)
    {
        var draw = SeededHash.Combine(call, SeededHash.Of(symptom));
        if (options.NullOnly)
        {
            return Free(seen, NullRule(draw));
        }

        return SeededHash.Unit(draw) < accuracy ? Right(symptom, seen, draw) : Wrong(symptom, seen, draw);
    }

    private WorldEdit? Right(string symptom, Seen seen, ulong draw)
    {
        if (symptom[0] == 'M')
        {
            return Remedy(int.Parse(symptom.AsSpan(1), CultureInfo.InvariantCulture), seen, draw) is { } remedy
                ? WorldEdit.Append(remedy)
                : null;
        }

        if (!WorldRule.TryRead(symptom, out var culprit))
        {
            return Free(seen, NullRule(draw));
        }

        if (culprit.Kind is RuleKind.Remedy && Remedy(culprit.Number, seen, draw) is { } other)
        {
            return WorldEdit.Replace(culprit, other);
        }

        return seen.Rejected.Contains(culprit.Line) ? null : WorldEdit.Delete(culprit);
    }

    private WorldRule? Remedy(int mode, Seen seen, ulong draw)
    {
        var first = SeededHash.Below(SeededHash.Combine(draw, 2), setting.Wordings);
        for (var i = 0; i < setting.Wordings; i++)
        {
            var rule = new WorldRule(RuleKind.Remedy, mode, (first + i) % setting.Wordings);
            if (seen.IsFree(rule))
            {
                return rule;
            }
        }

        return null;
    }

    private WorldEdit? Wrong(string symptom, Seen seen, ulong draw)
    {
        var which = SeededHash.Below(SeededHash.Combine(draw, 3), WrongExplanations);
        var belief = SeededHash.Combine(SeededHash.Combine(setting.Seed, SeededHash.Of(symptom)), (ulong)which);
        var kind = SeededHash.Unit(belief);
        var number = SeededHash.Below(SeededHash.Combine(belief, 1), 100);
        var rule =
            kind < setting.NullShare ? NullRule(belief)
            : kind < setting.NullShare + setting.CatastropheShare ? new WorldRule(RuleKind.Catastrophe, number, which)
            : new WorldRule(RuleKind.Harm, number, which);
        return Free(seen, rule);
    }

    private static WorldEdit? Free(Seen seen, WorldRule rule) => seen.IsFree(rule) ? WorldEdit.Append(rule) : null;

    private static WorldRule NullRule(ulong draw) =>
        new(
            RuleKind.Null,
            SeededHash.Below(SeededHash.Combine(draw, 4), NullRules),
            SeededHash.Below(SeededHash.Combine(draw, 5), NullRules)
        );

    private static ReadOnlySpan<char> After(string text, string heading)
    {
        var start = text.IndexOf(heading, StringComparison.Ordinal);
        return start < 0 ? text : text.AsSpan(start);
    }

    private static ILookup<string, string> ItemsBySymptom(ReadOnlySpan<char> attempts)
    {
        const string Heading = "### Trajectory ";
        const string Item = ": item ";
        var item = "";
        List<(string Symptom, string Item)> shown = [];
        foreach (var line in attempts.EnumerateLines())
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal))
            {
                item = line[(line.IndexOf(Item, StringComparison.Ordinal) + Item.Length)..].ToString();
            }

            shown.AddRange(Symptoms(line).Select(symptom => (symptom, item)));
        }

        return shown.Distinct().ToLookup(pair => pair.Symptom, pair => pair.Item, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Symptoms(ReadOnlySpan<char> text, string only = "")
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        while (true)
        {
            if (only.Length > 0)
            {
                var attempt = text.IndexOf(only, StringComparison.Ordinal);
                text = attempt < 0 ? [] : text[attempt..];
            }

            var at = text.IndexOf(WorldEnvironment.SymptomMark, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            text = text[(at + WorldEnvironment.SymptomMark.Length)..];
            var length = text[0] is 'M' or 'S' ? 3 : 6;
            var symptom = text[..length].ToString();
            counts[symptom] = counts.GetValueOrDefault(symptom) + 1;
        }

        return counts
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => count.Key);
    }

    /// <summary>What a prompt shows of the skill and of rejected edits.</summary>
    private sealed record Seen(string Skill, string Rejected)
    {
        public static Seen In(string user, bool mindsRejected)
        {
            var end = user.LastIndexOf("</skill>", StringComparison.Ordinal);
            var steps = user.IndexOf("## Previous Steps", StringComparison.Ordinal);
            var trajectories = user.IndexOf("## Trajectories", StringComparison.Ordinal);
            return new Seen(
                user[..Math.Max(end, 0)],
                mindsRejected && steps >= 0 && trajectories > steps ? user[steps..trajectories] : ""
            );
        }

        public bool IsFree(WorldRule rule) =>
            !Skill.Contains(rule.Name, StringComparison.Ordinal)
            && !Rejected.Contains(rule.Name, StringComparison.Ordinal);
    }
}
