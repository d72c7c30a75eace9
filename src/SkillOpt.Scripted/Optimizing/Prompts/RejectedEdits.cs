namespace SkillOpt.Scripted.Optimizing.Prompts;

/// <summary>The edits that earlier steps of the epoch proposed and the gate refused.</summary>
internal sealed class RejectedEdits
{
    private readonly HashSet<(string Op, string Target, string Content)> edits = [];
    private readonly HashSet<string> contents = new(StringComparer.Ordinal);

    public static RejectedEdits Read(string previousSteps)
    {
        var rejected = new RejectedEdits();
        foreach (var line in previousSteps.Split('\n'))
        {
            if (line.StartsWith("- {", StringComparison.Ordinal) && JsonText.Object(line) is { } edit)
            {
                var content = JsonText.String(edit, "content");
                rejected.edits.Add((JsonText.String(edit, "op"), JsonText.String(edit, "target"), content));
                rejected.contents.Add(Key(content));
            }
        }

        return rejected;
    }

    public bool Contains(string op, string target, string content) => edits.Contains((op, target, content));

    public bool ContainsContent(string content) => content.Length > 0 && contents.Contains(Key(content));

    private static string Key(string content)
    {
        var lastLine = content.TrimEnd().Split('\n')[^1];
        return lastLine.TrimStart('-', ' ').TrimEnd();
    }
}
