namespace SkillOpt.Scoring;

internal sealed class ContainsScorer : RightOrWrongScorer
{
    public override string Fingerprint => "contains";

    // A blank reference occurs in every answer, so it can make none right.
    protected override bool Matches(string reference, string answer) =>
        !string.IsNullOrWhiteSpace(reference) && answer.Contains(reference.Trim(), StringComparison.OrdinalIgnoreCase);
}
