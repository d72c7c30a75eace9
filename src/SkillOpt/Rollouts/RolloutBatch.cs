using SkillOpt.Runs;

namespace SkillOpt.Rollouts;

/// <summary>
/// Collects results that arrive in any order and looks at them in item order, so that a batch which ends early ends at
/// the same item whatever the timing was.
/// </summary>
internal sealed class RolloutBatch(int count, Func<Outcome, bool>? isDecided, CancellationTokenSource early)
{
    private readonly Lock gate = new();
    private readonly RolloutEntry?[] entries = new RolloutEntry?[count];
    private readonly bool[] isNew = new bool[count];
    private int prefix;

    public bool Decided { get; private set; }

    /// <summary>Whether a result could not be recorded; nothing more may be paid for then.</summary>
    public bool Failed { get; private set; }

    public bool ReachedEnd => prefix == count;

    public bool Complete => Decided || ReachedEnd;

    /// <summary>The results up to the deciding one.</summary>
    public IReadOnlyList<RolloutEntry> Results => new ArraySegment<RolloutEntry>(entries!, 0, prefix);

    public void Settle(int index, RolloutEntry entry, bool isNew)
    {
        lock (gate)
        {
            entries[index] = entry;
            this.isNew[index] = isNew;
            while (!Decided && prefix < count && entries[prefix] is { } next)
            {
                prefix++;
                Decided = isDecided?.Invoke(next.Result.Outcome) == true;
            }

            if (!Decided)
            {
                return;
            }
        }

        early.Cancel();
    }

    public void Fail() => Failed = true;

    public IEnumerable<RolloutEntry> NewUnscored() =>
        Results.Where((entry, i) => isNew[i] && entry.Result.Outcome is Outcome.Unscored);
}
