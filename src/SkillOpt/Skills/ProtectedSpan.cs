namespace SkillOpt.Skills;

/// <summary>Text between <paramref name="Start"/> and <paramref name="End"/> that no edit may touch.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="End">Index after the last character.</param>
/// <param name="Open">The end marker is missing: the region runs to the end of the text, and text added there would join it.</param>
/// <param name="LoneEnd">An end marker without a start marker.</param>
internal readonly record struct ProtectedSpan(int Start, int End, bool Open = false, bool LoneEnd = false)
{
    public bool Overlaps(int start, int end) => start < End && end > Start;

    public bool WouldSwallow(int insertionPoint) => insertionPoint > Start && (insertionPoint < End || Open);
}
