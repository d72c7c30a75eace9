using SkillOpt.Scripted.Rules;

namespace SkillOpt.Scripted.Optimizing.Proposing;

/// <summary>The lines of a skill that edits may touch: those outside its protected regions.</summary>
internal sealed class SkillText
{
    private static readonly string[] Starts = ["<!-- SLOW_UPDATE_START", "<!-- APPENDIX_START"];
    private static readonly string[] Ends = ["<!-- SLOW_UPDATE_END", "<!-- APPENDIX_END"];

    public SkillText(string text)
    {
        Text = text;
        var lines = new List<string>();
        var isProtected = false;
        foreach (var line in text.Split('\n'))
        {
            isProtected |= Begins(line, Starts);
            if (!isProtected && line.Trim().Length > 0)
            {
                lines.Add(line.TrimEnd('\r'));
            }

            isProtected &= !Begins(line, Ends);
        }

        Lines = lines;
    }

    public string Text { get; }

    public IReadOnlyList<string> Lines { get; }

    public IEnumerable<string> Headings => Lines.Where(line => line.StartsWith("##", StringComparison.Ordinal));

    /// <summary>Lines that ask for a harmful rule or speak against a helpful one.</summary>
    public IEnumerable<string> LinesAgainst(Rule rule) =>
        Lines.Where(line => RuleReader.ReadLine(line).Opposes.Contains(rule));

    public IEnumerable<string> LinesSaying(Rule rule) =>
        Lines.Where(line => RuleReader.ReadLine(line).Says.Contains(rule));

    /// <summary>Bullets that say nothing the target could act on.</summary>
    public IEnumerable<string> EmptyBullets =>
        Lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal) && RuleReader.ReadLine(line).IsEmpty);

    public bool Contains(string sentence) => Text.Contains(sentence, StringComparison.Ordinal);

    /// <summary>The text from its first protected region on; empty without any.</summary>
    public string Tail
    {
        get
        {
            var at = Starts
                .Select(start => Text.IndexOf(start, StringComparison.Ordinal))
                .Where(i => i >= 0)
                .DefaultIfEmpty(Text.Length)
                .Min();
            return Text[at..];
        }
    }

    private static bool Begins(string line, string[] markers) =>
        markers.Any(marker => line.Contains(marker, StringComparison.Ordinal));
}
