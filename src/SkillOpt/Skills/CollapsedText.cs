using System.Text;

namespace SkillOpt.Skills;

/// <summary>
/// A text in which every run of white space is one space, with one at either end, so that the ends of the text count as
/// white space too.
/// </summary>
/// <param name="Text">The collapsed text.</param>
/// <param name="Offsets">For each of its characters, the index in the original.</param>
internal sealed record CollapsedText(string Text, IReadOnlyList<int> Offsets)
{
    public static CollapsedText From(string text)
    {
        var collapsed = new StringBuilder(text.Length + 2).Append(' ');
        var offsets = new List<int>(text.Length + 2) { 0 };
        var inSpace = true;
        for (var i = 0; i <= text.Length; i++)
        {
            var isSpace = i == text.Length || char.IsWhiteSpace(text[i]);
            if (!isSpace || !inSpace)
            {
                collapsed.Append(isSpace ? ' ' : text[i]);
                offsets.Add(i);
            }

            inSpace = isSpace;
        }

        return new CollapsedText(collapsed.ToString(), offsets);
    }
}
