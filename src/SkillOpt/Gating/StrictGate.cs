using System.Globalization;

namespace SkillOpt.Gating;

/// <summary>
/// The published rule: the candidate must be strictly better than the current skill on the items that are scored under
/// both; a tie is rejected. With early stopping it rejects as soon as the candidate cannot win any more even if every
/// remaining item went its way, which never changes a decision.
/// </summary>
internal sealed class StrictGate(bool earlyStop) : IGate
{
    public string Fingerprint => earlyStop ? "strict, early stop" : "strict";

    /// <summary>The items that the current skill does worst on come first: only they can be gained.</summary>
    public IReadOnlyList<int> Order(IReadOnlyList<double?> current) =>
        [.. Enumerable.Range(0, current.Count).OrderBy(i => current[i] ?? double.MaxValue)];

    public GateVerdict? Decide(GateEvidence evidence)
    {
        var bonus = ExactScore.Units(evidence.Bonus);
        var (gain, scored) = (0L, 0);
        foreach (var pair in evidence.Pairs)
        {
            if (pair is { Current: { } before, Candidate: { } after })
            {
                gain += ExactScore.Units(after) - ExactScore.Units(before) + bonus;
                scored++;
            }
        }

        // While too little is scored, nothing is certain: a target that fails altogether must not look like a worse skill.
        var isCovered = scored >= evidence.MinCoverage * evidence.Pairs.Count;
        if (earlyStop && isCovered && evidence.RemainingCurrent.Count > 0)
        {
            var stillToGain = evidence
                .RemainingCurrent.Where(score => score is not null)
                .Sum(score => Math.Max(0, ExactScore.One - ExactScore.Units(score!.Value) + bonus));
            if (gain + stillToGain <= 0)
            {
                return new GateVerdict(
                    GateDecision.Reject,
                    evidence.Pairs.Count == 0
                        ? "Nothing was measured: the current skill leaves nothing to gain."
                        : $"Not better: after {evidence.Pairs.Count} of {Total(evidence)} items it could no longer win."
                );
            }
        }

        return evidence.RemainingCurrent.Count > 0 ? null : Conclude(evidence, gain, scored);
    }

    private static GateVerdict Conclude(GateEvidence evidence, long gain, int scored)
    {
        var total = Total(evidence);
        if (total == 0 || scored < evidence.MinCoverage * total)
        {
            return new GateVerdict(
                GateDecision.Indecisive,
                $"Only {scored} of {total} selection items were scored under both skills; "
                    + $"at least {Percent(evidence.MinCoverage)} are needed to decide."
            );
        }

        var difference = ExactScore.Mean(gain, scored);
        return gain > 0
            ? new GateVerdict(GateDecision.Accept, $"Better by {Points(difference)} points on {scored} items.")
            : new GateVerdict(
                GateDecision.Reject,
                gain == 0 ? $"A tie on {scored} items." : $"Worse by {Points(-difference)} points on {scored} items."
            );
    }

    private static int Total(GateEvidence evidence) => evidence.Pairs.Count + evidence.RemainingCurrent.Count;

    private static string Points(double difference) =>
        (difference * 100).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("0.#%", CultureInfo.InvariantCulture);
}
