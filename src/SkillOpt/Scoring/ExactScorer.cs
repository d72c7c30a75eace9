namespace SkillOpt.Scoring;

internal sealed class ExactScorer : RightOrWrongScorer
{
    public override string Fingerprint => "exact";

    protected override bool Matches(string reference, string answer) =>
        answer.AsSpan().Trim().SequenceEqual(reference.AsSpan().Trim());
}
