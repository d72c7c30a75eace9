using SkillOpt.Runs;

namespace SkillOpt.Models;

/// <summary>
/// Waits of 1, 2, 4 ... seconds, at most 30, between tries, each shortened by up to a half. The jitter comes from a hash,
/// so that calls that failed together are not sent together again and a run still depends on nothing random.
/// </summary>
internal static class Backoff
{
    private const double Longest = 30;

    public static TimeSpan Delay(int failures, int seed, string call)
    {
        var full = Math.Min(Longest, Math.Pow(2, failures - 1));
        var hash = LedgerKey.Of($"{seed}", call, $"{failures}").Low;
        return TimeSpan.FromSeconds(full * (1 - hash / (double)ulong.MaxValue / 2));
    }
}
