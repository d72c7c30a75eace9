using System.Globalization;

namespace SkillOpt.Benchmarks.CriticalPath;

/// <summary>
/// The least time in which a run's own calls can be made: each starts as soon as what it truly depends on is there,
/// whatever the number of workers.
/// </summary>
internal sealed class RunGraph
{
    private readonly RunTrace trace;
    private readonly Dictionary<RolloutId, CallNode> rollouts = [];
    private readonly ILookup<string, string> analysts;

    private RunGraph(RunTrace trace)
    {
        this.trace = trace;
        analysts = trace
            .Calls.Keys.Where(IsFirstCallOfAnalyst)
            .ToLookup(site => site[..(site.LastIndexOf('/') + 2)], StringComparer.Ordinal);
    }

    /// <summary>The node at which the run is complete; its finish is the bound.</summary>
    public static CallNode Of(RunTrace trace) => new RunGraph(trace).Run();

    private CallNode Run()
    {
        var initialTest = Rollouts("test", trace.InitialSkill, trace.TestItems, CallNode.Start);
        var baseline = Rollouts("baseline", trace.InitialSkill, trace.SelectionItems, CallNode.Start);
        var skillKnown = CallNode.Start;
        var memory = CallNode.Start;
        foreach (var epoch in trace.Epochs)
        {
            var previous = Rollouts("compare", epoch.Steps[0].Skill, epoch.ComparedItems, skillKnown);
            foreach (var step in epoch.Steps)
            {
                var batch = Rollouts("rollout", step.Skill, step.BatchItems, skillKnown);
                var candidate = Candidate(step, CallNode.Join(batch, memory));
                skillKnown = Gate(step.Gate, candidate, baseline);
            }

            var current = Rollouts("compare", epoch.SkillAfterSteps, epoch.ComparedItems, skillKnown);
            var compared = CallNode.Join(previous, current, memory);
            memory = Ask("meta_skill", $"{Name(epoch)}/meta_skill", compared);
            skillKnown = trace.Calls.ContainsKey($"{Name(epoch)}/slow_update")
                ? Gate(epoch.SlowGate, Ask("slow_update", $"{Name(epoch)}/slow_update", compared), baseline)
                : skillKnown;
        }

        var best = Rollouts("test", trace.BestSkill, trace.TestItems, skillKnown);
        var final = Rollouts("test", trace.FinalSkill, trace.TestItems, skillKnown);
        return CallNode.Join(initialTest, best, final, skillKnown);
    }

    /// <summary>Analysts, the merge trees of both sides, the final merge and the choice.</summary>
    private CallNode Candidate(StepTrace step, CallNode batch)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"step_{step.Number:0000}");
        var node = CallNode.Join(Side(name, "failure", batch), Side(name, "success", batch));
        node = Ask("merge", $"{name}/merge/final", node);
        node = Ask("learning_rate", $"{name}/learning_rate", node);
        node = Ask("ranking", $"{name}/ranking", node);
        return Ask("rewrite", $"{name}/rewrite", node);
    }

    private CallNode Side(string step, string side, CallNode batch)
    {
        var node = CallNode.Join(
            analysts[$"{step}/analyst/{side[0]}"].Select(site => Analyst(site, batch)).Append(batch)
        );
        for (var level = 1; ; level++)
        {
            var sites = Enumerable
                .Range(0, trace.Calls.Count)
                .Select(index => string.Create(CultureInfo.InvariantCulture, $"{step}/merge/{side}_{level}_{index}"))
                .TakeWhile(trace.Calls.ContainsKey)
                .ToList();
            if (sites.Count == 0)
            {
                return node;
            }

            var before = node;
            node = CallNode.Join(sites.Select(site => Ask("merge", site, before)));
        }
    }

    private CallNode Analyst(string site, CallNode batch)
    {
        var node = Ask("analyst", site, batch);
        for (var round = 1; trace.Calls.ContainsKey(Refinement(site, round)); round++)
        {
            node = Ask("refinement", Refinement(site, round), node);
        }

        return node;
    }

    /// <summary>A verdict compares with the current skill's score, which is the baseline at first.</summary>
    private CallNode Gate(GateTrace? gate, CallNode candidate, CallNode baseline) =>
        gate is null
            ? candidate
            : CallNode.Join(Rollouts("gate", gate.Candidate, gate.Items, candidate), baseline, candidate);

    /// <summary>A call and, when its reply could not be read, its repeat; the node before when there is no such call.</summary>
    private CallNode Ask(string kind, string site, CallNode after)
    {
        if (!trace.Calls.TryGetValue(site, out var duration))
        {
            return after;
        }

        var node = CallNode.Call(kind, duration, after);
        return trace.Calls.TryGetValue($"{site}/repair", out var repair) ? CallNode.Call(kind, repair, node) : node;
    }

    private CallNode Rollouts(string kind, string skill, IReadOnlyList<string> items, CallNode after) =>
        CallNode.Join(items.Select(item => Rollout(kind, new RolloutId(skill, item), after)).Append(after));

    /// <summary>Each rollout is made once, for the first that needs it; later ones get its result.</summary>
    private CallNode Rollout(string kind, RolloutId id, CallNode after)
    {
        if (!rollouts.TryGetValue(id, out var node))
        {
            node = CallNode.Call(kind, trace.Rollouts[id], after);
            rollouts.Add(id, node);
        }

        return node;
    }

    private static bool IsFirstCallOfAnalyst(string site) => site.Split('/') is [_, "analyst", _];

    private static string Refinement(string site, int round) =>
        string.Create(CultureInfo.InvariantCulture, $"{site}/refine_{round}");

    private static string Name(EpochTrace epoch) =>
        string.Create(CultureInfo.InvariantCulture, $"epoch_{epoch.Number:00}");
}
