using System.Globalization;
using SkillOpt.Tasks;

namespace SkillOpt.Gating;

/// <summary>
/// Lets the candidate run against everything known of the current skill, an item after the other in a random order, until
/// it leads or lags by enough. The current skill is measured again beside it until it has a few attempts at each item;
/// from then on a candidate pays for its own attempts only. Errors that cost nothing are cheap here on purpose: a null
/// edit may pass, so that few good ones are missed.
/// </summary>
internal sealed class RaceGate(RaceRules rules) : IGate
{
    public string Name => "race";

    public string Fingerprint => $"race, {rules}";

    public bool IsFresh => true;

    public GateVerdict? Decide(GateEvidence evidence)
    {
        var totals = RaceTotals.Of(evidence);
        var isCovered = totals.Scored >= evidence.MinCoverage * totals.Attempts;
        if (totals.Attempts >= rules.Passes * evidence.Items)
        {
            return totals.Scored == 0 || !isCovered ? TooFew(evidence, totals)
                : totals.Gain > 0 ? Verdict(GateDecision.Accept, "Ahead at the end of the race")
                : Verdict(
                    GateDecision.Reject,
                    totals.Gain == 0 ? "A tie at the end of the race" : "Behind at the end of the race"
                );
        }

        if (!isCovered || totals.Attempts < rules.Least)
        {
            return null;
        }

        return totals.Z >= rules.AcceptAt ? Verdict(GateDecision.Accept, "Ahead by enough")
            : totals.Z <= rules.RejectAt ? Verdict(GateDecision.Reject, "Behind by enough")
            : totals.Compared == evidence.Items && totals.Better + totals.Worse == 0 && totals.Gain <= 0
                ? Verdict(GateDecision.Reject, "No difference on the whole split")
            : null;

        GateVerdict Verdict(GateDecision decision, string how) =>
            new(
                decision,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{how}: better on {totals.Better} and worse on {totals.Worse} of {totals.Compared} items, "
                ) + $"{(totals.Gain > 0 ? "+" : "")}{PairTotals.Points(totals.Difference)} points."
            )
            {
                Numbers = totals.Numbers,
            };
    }

    public IReadOnlyList<GateAttempt> Next(GateEvidence evidence)
    {
        var asked = Enumerable
            .Range(0, rules.Passes)
            .SelectMany(pass => Order(evidence, pass).Select(position => (position, evidence.CandidateFrom + pass)))
            .Where(attempt => !evidence.Candidate.Has(attempt.position, attempt.Item2))
            .Take(rules.Block);
        var met = new HashSet<int>();
        List<GateAttempt> next = [];
        foreach (var (position, replicate) in asked)
        {
            if (met.Add(position))
            {
                next.AddRange(OfCurrent(evidence, position));
            }

            next.Add(new GateAttempt(GateSide.Candidate, position, replicate));
        }

        return next;
    }

    /// <summary>What the current skill still needs at an item: replicates that no decision has seen.</summary>
    private IEnumerable<GateAttempt> OfCurrent(GateEvidence evidence, int position) =>
        Enumerable
            .Range(evidence.CurrentFrom, rules.OfCurrent)
            .Where(replicate => !evidence.Current.Has(position, replicate))
            .Take(rules.OfCurrent - evidence.Current.Sum(position).Attempts)
            .Select(replicate => new GateAttempt(GateSide.Current, position, replicate));

    // Items that always came first would be measured, and fitted, more than the others.
    private static int[] Order(GateEvidence evidence, int pass) =>
        new MersenneTwister(((long)evidence.Seed * 1000) + pass).Shuffled([.. Enumerable.Range(0, evidence.Items)]);

    private static GateVerdict TooFew(GateEvidence evidence, RaceTotals totals) =>
        new(
            GateDecision.Undecided,
            $"Only {totals.Scored} of {totals.Attempts} attempts were scored at items where both skills were; "
                + $"at least {PairTotals.Percent(evidence.MinCoverage)} are needed to decide."
        )
        {
            Numbers = totals.Numbers,
        };
}
