using System.Diagnostics.CodeAnalysis;

namespace SkillOpt.Runs;

/// <summary>The record of every paid effect, keyed by content. Safe for use by many threads.</summary>
internal interface ILedger : IDisposable
{
    int Count { get; }

    /// <summary>Storage has run out once: pay for nothing more, record what is in flight and stop.</summary>
    bool SpaceLow { get; }

    /// <summary>Usage of everything in the ledger, earlier sessions included.</summary>
    UsageTotals Totals { get; }

    /// <summary>Without its trajectory an entry costs less to read, and its trajectory is empty.</summary>
    bool TryGetRollout(LedgerKey key, bool withTrajectory, [NotNullWhen(true)] out RolloutEntry? entry);

    bool TryGetCall(LedgerKey key, [NotNullWhen(true)] out CallEntry? entry);

    /// <summary>Records an effect; it can be read at once. A key that is there already keeps its first entry.</summary>
    void Append(RolloutEntry entry);

    /// <inheritdoc cref="Append(RolloutEntry)"/>
    void Append(CallEntry entry);

    /// <summary>Makes what was appended survive a loss of power; a killed process loses nothing without it.</summary>
    void Flush();
}
