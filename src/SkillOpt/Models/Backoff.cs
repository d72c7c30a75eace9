namespace SkillOpt.Models;

/// <summary>Waits of 1, 2, 4 ... seconds, at most 30, between tries.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static Task WaitAsync(int failures, TimeProvider time, CancellationToken cancellationToken) =>
        Task.Delay(Delay(failures), time, cancellationToken);

    public static TimeSpan Delay(int failures) =>
        TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, failures - 1)));
}
