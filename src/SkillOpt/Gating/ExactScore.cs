namespace SkillOpt.Gating;

/// <summary>
/// Scores are added as whole numbers of 10^-12, so that a sum does not depend on the order in which results are taken
/// and a tie is a tie.
/// </summary>
internal static class ExactScore
{
    public const long One = 1_000_000_000_000;

    public static long Units(double score) => (long)Math.Round(score * One);

    public static double Mean(long sum, int count) => count == 0 ? 0 : sum / ((double)count * One);
}
