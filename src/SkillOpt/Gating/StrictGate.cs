namespace SkillOpt.Gating;

/// <summary>
/// The published rule: the candidate must be strictly better than the current skill on the items that are scored under
/// both; a tie is rejected. With early stopping it rejects as soon as the candidate cannot win any more even if every
/// remaining item went its way, which never changes a decision.
/// </summary>
internal sealed class StrictGate(bool earlyStop) : IGate
{
    public string Name => "strict";

    public string Fingerprint => earlyStop ? "strict, early stop" : "strict";

    public bool IsFresh => false;

    public IReadOnlyList<GateAttempt> Next(GateEvidence evidence) => FixedPairs.Order(evidence);

    public GateVerdict? Decide(GateEvidence evidence)
    {
        if (!earlyStop && evidence.Candidate.Count < evidence.Items * evidence.Replicates)
        {
            return null;
        }

        var totals = PairTotals.Of(evidence);
        var (left, _, stillToGain) = FixedPairs.Left(evidence);

        // While too little is scored, nothing is certain: a target that fails altogether must not look like a worse skill.
        if (left > 0 && totals.IsCovered(evidence) && totals.Gain + stillToGain <= 0)
        {
            return totals.Pairs == 0
                ? new GateVerdict(
                    GateDecision.Reject,
                    "Nothing was measured: the current skill leaves nothing to gain."
                )
                : new GateVerdict(
                    GateDecision.Reject,
                    $"Not better: after {totals.Pairs} of {totals.Pairs + left} {FixedPairs.What(evidence)} it could no "
                        + "longer win."
                )
                {
                    Numbers = totals.Numbers,
                };
        }

        return left > 0 ? null : Conclude(evidence, totals);
    }

    private static GateVerdict Conclude(GateEvidence evidence, PairTotals totals)
    {
        if (totals.Pairs == 0 || !totals.IsCovered(evidence))
        {
            return totals.TooFew(evidence, evidence.Replicates == 1 ? "selection items" : "attempts");
        }

        var what = FixedPairs.What(evidence);
        var (decision, reason) = totals.Gain switch
        {
            > 0 => (
                GateDecision.Accept,
                $"Better by {PairTotals.Points(totals.Difference)} points on {totals.Scored} {what}."
            ),
            0 => (GateDecision.Reject, $"A tie on {totals.Scored} {what}."),
            _ => (
                GateDecision.Reject,
                $"Worse by {PairTotals.Points(-totals.Difference)} points on {totals.Scored} {what}."
            ),
        };
        return new GateVerdict(decision, reason) { Numbers = totals.Numbers };
    }
}
