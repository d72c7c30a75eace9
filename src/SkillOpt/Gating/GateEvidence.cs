namespace SkillOpt.Gating;

/// <summary>What the gate may decide on: the attempts of both skills at the selection items.</summary>
/// <param name="Current">Everything known of the current skill, from earlier comparisons too.</param>
/// <param name="Candidate">The candidate's attempts of this comparison.</param>
internal sealed record GateEvidence(AttemptTable Current, AttemptTable Candidate)
{
    public int Items => Current.Items;

    /// <summary>Attempts at each item that a full measurement makes.</summary>
    public int Replicates { get; init; } = 1;

    /// <summary>The current skill's first replicate in this comparison; those before it have been decided on already.</summary>
    public int CurrentFrom { get; init; }

    /// <summary>The candidate's first replicate in this comparison.</summary>
    public int CandidateFrom { get; init; }

    /// <summary>Added to the candidate's mean: its directive words and its length against the current skill's; usually 0.</summary>
    public double Bonus { get; init; }

    /// <summary>The least share of pairs that must be scored on both sides.</summary>
    public double MinCoverage { get; init; } = 0.9;

    /// <summary>By position; empty texts where items have no type.</summary>
    public IReadOnlyList<string> TaskTypes { get; init; } = [];

    public int CurrentTokens { get; init; }

    public int CandidateTokens { get; init; }

    /// <summary>For orders of measurement; depends on nothing but the two skills and the run's seed.</summary>
    public int Seed { get; init; }

    /// <summary>The attempts, one of each skill at the same item, that belong to this comparison and have been made.</summary>
    public IEnumerable<GatePair> Pairs()
    {
        for (var pass = 0; CandidateFrom + pass < Candidate.Passes; pass++)
        {
            for (var position = 0; position < Items; position++)
            {
                if (PairAt(position, pass) is { } pair)
                {
                    yield return pair;
                }
            }
        }
    }

    /// <summary>The attempts at an item in one pass of this comparison; null where one is missing.</summary>
    public GatePair? PairAt(int position, int pass) =>
        Candidate.Has(position, CandidateFrom + pass) && Current.Has(position, CurrentFrom + pass)
            ? new GatePair(
                position,
                Current.Score(position, CurrentFrom + pass),
                Candidate.Score(position, CandidateFrom + pass)
            )
            : null;
}

/// <summary>The scores of both skills on one item, 0 to 1; null where unscored.</summary>
/// <param name="Position">The item.</param>
/// <param name="Current">The current skill's score.</param>
/// <param name="Candidate">The candidate's score.</param>
internal readonly record struct GatePair(int Position, double? Current, double? Candidate);
