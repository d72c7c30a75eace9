namespace SkillOpt.Scoring;

internal sealed class ChoiceScorer : RightOrWrongScorer
{
    public override string Fingerprint => "choice";

    protected override bool Matches(string reference, string answer) =>
        ChoiceLabel.Find(reference) is { } label
            ? ChoiceLabel.Find(answer) == label
            : string.Equals(reference.Trim(), answer.Trim(), StringComparison.OrdinalIgnoreCase);
}
