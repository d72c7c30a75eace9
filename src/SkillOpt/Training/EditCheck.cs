using SkillOpt.Reflection;

namespace SkillOpt.Training;

/// <summary>What came of trying an edit on the failures that it was written for.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Failing">Of the items named for it, those that failed twice under the current skill.</param>
/// <param name="Scored">Of these, those with a score under the skill with the edits of the step.</param>
/// <param name="Prevented">Of these, those that did not fail any more.</param>
internal sealed record EditCheck(Proposal Edit, int Failing, int Scored, int Prevented)
{
    /// <summary>
    /// An edit that no item was named for cannot be checked and passes, as one does whose attempts are all without a
    /// score. One whose failures were all bad luck has nothing to prevent.
    /// </summary>
    public bool Passes => Edit.NamedItems.Count == 0 || Prevented > 0 || (Failing > 0 && Scored == 0);
}
