namespace SkillOpt.Gating;

/// <summary>Decides from the selection split whether a candidate replaces the current skill. A pure decision.</summary>
internal interface IGate
{
    /// <summary>The gate's name and settings, for the record and the fingerprint.</summary>
    string Fingerprint { get; }

    /// <summary>The order in which the candidate is measured: positions in the selection split, each once.</summary>
    /// <param name="current">The current skill's scores by position; null where unscored.</param>
    IReadOnlyList<int> Order(IReadOnlyList<double?> current);

    /// <summary>Decides on what is known so far; called after every measurement, in the order above.</summary>
    /// <returns>The verdict, or null to measure the next item. Must not be null when everything is measured.</returns>
    GateVerdict? Decide(GateEvidence evidence);
}
