namespace SkillOpt.Releases;

/// <summary>
/// Where the replicates of each purpose begin, so that no attempt serves two: training never comes near them, and what
/// was chosen by is not what confirms.
/// </summary>
internal static class Replicates
{
    public const int Choosing = 100_000;
    public const int Confirming = 200_000;
    public const int Again = 300_000;
    public const int Measuring = 400_000;
    public const int Pruning = 900_000;
}
