using System.Globalization;

namespace SkillOpt.Skills;

internal static class PatchApplier
{
    private const int PreviewLength = 200;

    public static PatchResult Apply(Skill skill, IReadOnlyList<Edit> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        var text = skill.Text;
        var report = new List<EditReport>(edits.Count);
        for (var i = 0; i < edits.Count; i++)
        {
            (text, var row) = ApplyOne(text, i, edits[i]);
            report.Add(row);
        }

        return new PatchResult(text == skill.Text ? skill : new Skill(text), report);
    }

    /// <summary>Applies one edit; the text stays the same unless the row says that the edit applied.</summary>
    public static (string Text, EditReport Row) ApplyOne(string text, int index, Edit? edit)
    {
        if (edit is null)
        {
            return (text, new EditReport(index, "", "", "", "error") { Error = "There is no edit at this place." });
        }

        var content = ProtectedRegions.StripMarkers(edit.Content ?? "").Trim();
        var change = Guard(text, EditChange.Of(text, edit.Op ?? "", edit.Target ?? "", content));
        var row = new EditReport(
            index,
            edit.Op ?? "",
            Preview(edit.Target ?? ""),
            Preview(content),
            change.Status,
            change.Matches
        )
        {
            Error = change.Error,
        };
        return (row.Applied ? change.Text : text, row);
    }

    // An edit can also build or break a marker out of pieces on both sides of it; comparing the regions catches them all.
    private static EditChange Guard(string text, EditChange change)
    {
        if (ReferenceEquals(text, change.Text))
        {
            return change;
        }

        if (change.Text.Length > Skill.MaxLength)
        {
            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"The skill would have {change.Text.Length:N0} characters; at most {Skill.MaxLength:N0} are allowed."
            );
            return change with { Status = "error", Error = message };
        }

        return ProtectedRegions.AreSame(text, change.Text) ? change : change with { Status = EditChange.Refused };
    }

    private static string Preview(string text)
    {
        if (text.Length <= PreviewLength)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[PreviewLength - 1]) ? PreviewLength - 1 : PreviewLength)];
    }
}
