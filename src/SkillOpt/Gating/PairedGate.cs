using System.Globalization;
using SkillOpt.Statistics;

namespace SkillOpt.Gating;

/// <summary>
/// The textbook rule: on fresh attempts the exact one-sided sign test must reach the level. An item counts as better or
/// worse by the mean of its attempts; a bonus would turn every tie, so it does not count. It ends when the level is
/// reached or out of reach whatever the rest brings.
/// </summary>
internal sealed class PairedGate(double level, bool earlyStop) : IGate
{
    // Chances are exact but for rounding.
    private readonly double most = level + 1e-12;

    public string Name => "paired";

    public string Fingerprint =>
        string.Create(CultureInfo.InvariantCulture, $"paired, level {level:R}{(earlyStop ? ", early stop" : "")}");

    public bool IsFresh => true;

    public GateVerdict? Decide(GateEvidence evidence)
    {
        var items = Items.Of(evidence);
        var left = evidence.Items - items.Complete;
        if (left > 0)
        {
            return !earlyStop || !items.IsCovered(evidence) ? null
                : SignTest.OneSided(items.Better, items.Worse + left) <= most ? Verdict(GateDecision.Accept, "already")
                : SignTest.OneSided(items.Better + left, items.Worse) > most ? Verdict(Lost(), "out of reach")
                : null;
        }

        return items.Complete == 0 || !items.IsCovered(evidence)
            ? new GateVerdict(
                GateDecision.Undecided,
                $"Only {items.Scored} of {items.Complete} selection items were scored under both skills; "
                    + $"at least {PairTotals.Percent(evidence.MinCoverage)} are needed to decide."
            )
            : Verdict(SignTest.OneSided(items.Better, items.Worse) <= most ? GateDecision.Accept : Lost(), "");

        GateDecision Lost() => items.Better > items.Worse ? GateDecision.Undecided : GateDecision.Reject;

        GateVerdict Verdict(GateDecision decision, string when)
        {
            var p = SignTest.OneSided(items.Better, items.Worse);
            return new GateVerdict(
                decision,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{How(decision, when)}: {items.Better} items better, {items.Worse} worse of {items.Scored} "
                ) + string.Create(CultureInfo.InvariantCulture, $"(p = {p:0.###}, level {level:0.###}).")
            )
            {
                Numbers = PairTotals.Of(evidence).Numbers with { PValue = p },
            };
        }
    }

    public IReadOnlyList<GateAttempt> Next(GateEvidence evidence) =>
        [
            .. Enumerable
                .Range(0, evidence.Items)
                .SelectMany(position =>
                    Enumerable
                        .Range(0, evidence.Replicates)
                        .SelectMany(pass => FreshPairs.Pair(evidence, position, pass))
                ),
        ];

    private static string How(GateDecision decision, string when) =>
        (decision, when) switch
        {
            (GateDecision.Accept, _) => "Significantly better",
            (_, "out of reach") => "The level is out of reach",
            (GateDecision.Undecided, _) => "Better, but not significantly",
            _ => "Not better",
        };

    private readonly record struct Items(int Complete, int Scored, int Better, int Worse)
    {
        public static Items Of(GateEvidence evidence)
        {
            var (complete, scored, better, worse) = (0, 0, 0, 0);
            for (var position = 0; position < evidence.Items; position++)
            {
                var (made, known, gain) = At(evidence, position);
                if (made < evidence.Replicates)
                {
                    continue;
                }

                complete++;
                scored += known > 0 ? 1 : 0;
                better += gain > 0 ? 1 : 0;
                worse += gain < 0 ? 1 : 0;
            }

            return new Items(complete, scored, better, worse);
        }

        private static (int Made, int Known, long Gain) At(GateEvidence evidence, int position)
        {
            var (made, known, gain) = (0, 0, 0L);
            for (var pass = 0; evidence.CandidateFrom + pass < evidence.Candidate.Passes; pass++)
            {
                if (evidence.PairAt(position, pass) is not { } pair)
                {
                    continue;
                }

                made++;
                if (pair is { Current: { } before, Candidate: { } after })
                {
                    known++;
                    gain += ExactScore.Units(after) - ExactScore.Units(before);
                }
            }

            return (made, known, gain);
        }

        public bool IsCovered(GateEvidence evidence) => Scored >= evidence.MinCoverage * Complete;
    }
}
