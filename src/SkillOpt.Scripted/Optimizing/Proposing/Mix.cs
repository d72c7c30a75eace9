namespace SkillOpt.Scripted.Optimizing.Proposing;

/// <summary>Draws what each edit is going to be.</summary>
/// <param name="options">The shares.</param>
/// <param name="warned">Whether the optimizer's memory warns of poor edits, which halves their shares.</param>
internal sealed class Mix(ScriptedOptimizerOptions options, bool warned)
{
    private readonly double factor = warned ? 0.5 : 1;

    public DraftKind Draw(ulong hash)
    {
        var at = SeededHash.Unit(hash);
        return (at -= options.UselessShare * factor) < 0 ? DraftKind.Useless
            : (at -= options.SpecificShare * factor) < 0 ? DraftKind.Specific
            : (at -= options.HarmfulShare * factor) < 0 ? DraftKind.Harmful
            : at < options.UnknownAnchorShare ? DraftKind.UnknownAnchor
            : DraftKind.Right;
    }
}
