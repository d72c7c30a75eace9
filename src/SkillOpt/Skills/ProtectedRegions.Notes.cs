namespace SkillOpt.Skills;

internal static partial class ProtectedRegions
{
    public const string AppendixHeading = "## Execution Notes Appendix";

    /// <summary>The notes of the appendix in order; none when there is no appendix.</summary>
    public static IReadOnlyList<string> GetAppendixNotes(string text)
    {
        var notes = new List<string>();
        foreach (var line in Content(text, RegionKind.Appendix).Split('\n'))
        {
            var isContinuation =
                notes.Count > 0 && line.Length > 0 && line[0] is ' ' or '\t' && !StartsBullet(line.TrimStart());
            if (isContinuation)
            {
                notes[^1] = CleanNote($"{notes[^1]} {line}");
            }
            else if (line.TrimEnd() != AppendixHeading && CleanNote(line) is { Length: > 0 } note)
            {
                notes.Add(note);
            }
        }

        return notes;
    }

    /// <summary>The text with these notes, without repetitions, as its only appendix at the end. No notes, no region.</summary>
    public static string WithAppendix(string text, IEnumerable<string> notes)
    {
        var bullets = MergeNotes([], notes).Select(note => "- " + note).ToArray();
        var content = bullets.Length == 0 ? "" : AppendixHeading + "\n\n" + string.Join('\n', bullets);
        return With(text, RegionKind.Appendix, content);
    }

    /// <summary>What two notes have in common when they say the same: spaces, case and closing marks do not count.</summary>
    public static string NormalizeNote(string note) =>
        CleanNote(note).TrimEnd(" .;:,_-".ToCharArray()).ToUpperInvariant();

    /// <summary>The existing notes followed by the added ones that say something new, each on one line.</summary>
    public static IReadOnlyList<string> MergeNotes(IEnumerable<string> existing, IEnumerable<string> added)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "" };
        return [.. existing.Concat(added).Select(CleanNote).Where(note => seen.Add(NormalizeNote(note)))];
    }

    // Collapsing spaces can complete a marker and removing a marker can bring spaces together, hence the loop.
    private static string CleanNote(string? note)
    {
        var (before, clean) = ("", note ?? "");
        while (clean != before)
        {
            before = clean;
            clean = string.Join(' ', clean.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
            clean = StripMarkers(clean);
            clean = StartsBullet(clean) ? clean[1..] : clean;
        }

        return clean;
    }

    private static bool StartsBullet(string line) =>
        line is "-" or "*"
        || line.StartsWith("- ", StringComparison.Ordinal)
        || line.StartsWith("* ", StringComparison.Ordinal);
}
