using SkillOpt.Errors;

namespace SkillOpt.Scoring;

internal sealed class NumberScorer : RightOrWrongScorer
{
    private readonly double absolute;
    private readonly double relative;

    public NumberScorer(ScorerOptions options)
    {
        absolute = Checked("absolute", options.AbsoluteTolerance ?? 0);
        relative = Checked("relative", options.RelativeTolerance ?? 1e-9);
    }

    public override string Fingerprint =>
        FormattableString.Invariant($"number(absolute={absolute:R},relative={relative:R})");

    protected override bool Matches(string reference, string answer)
    {
        if (NumberText.Parse(reference) is not { } expected)
        {
            return string.Equals(reference.Trim(), answer.Trim(), StringComparison.Ordinal);
        }

        if (NumberText.Parse(answer) is not { } actual)
        {
            return false;
        }

        // The last term lets a distance that equals the tolerance pass although neither number has an exact binary form.
        var slack = 1e-14 * Math.Max(Math.Abs(expected), Math.Abs(actual));
        return Math.Abs(actual - expected) <= Math.Max(absolute, relative * Math.Abs(expected)) + slack;
    }

    private static double Checked(string which, double tolerance) =>
        double.IsFinite(tolerance) && tolerance >= 0
            ? tolerance
            : throw SkillOptException.BadUsage(
                FormattableString.Invariant($"The {which} tolerance {tolerance} is not a number of at least 0.")
            );
}
