using System.Text;

namespace SkillOpt.Tests.Skills;

/// <summary>One example of the files in Examples; their README.md says how to read them.</summary>
internal sealed record EditExample(
    string File,
    string Heading,
    string Before,
    string Edits,
    string After,
    IReadOnlyList<string> Statuses
)
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Skills", "Examples");

    public static IReadOnlyList<EditExample> ReadAll() =>
        [
            .. Directory
                .GetFiles(Folder, "*.md")
                .Where(path => Path.GetFileName(path) != "README.md")
                .Order(StringComparer.Ordinal)
                .SelectMany(Read),
        ];

    private static IEnumerable<EditExample> Read(string path)
    {
        var file = Path.GetFileName(path);
        var heading = "";
        var blocks = new Dictionary<string, string>(StringComparer.Ordinal);
        using var lines = System.IO.File.ReadLines(path).GetEnumerator();
        while (lines.MoveNext())
        {
            if (lines.Current.StartsWith("## ", StringComparison.Ordinal))
            {
                if (heading.Length > 0)
                {
                    yield return From(file, heading, blocks);
                }

                (heading, blocks) = (lines.Current[3..], []);
            }
            else if (lines.Current.StartsWith("```", StringComparison.Ordinal))
            {
                var words = lines.Current[3..].Split(' ');
                blocks.Add(words[0], ReadBlock(lines, words[1..]));
            }
        }

        yield return From(file, heading, blocks);
    }

    private static string ReadBlock(IEnumerator<string> lines, string[] options)
    {
        var text = new StringBuilder();
        while (lines.MoveNext() && lines.Current != "```")
        {
            text.Append(lines.Current).Append(options.Contains("crlf") ? "\r\n" : "\n");
        }

        return options.Contains("no-final-newline") ? text.ToString().TrimEnd('\r', '\n') : text.ToString();
    }

    private static EditExample From(string file, string heading, Dictionary<string, string> blocks) =>
        new(
            file,
            heading,
            blocks["before"],
            blocks["edits"],
            blocks.GetValueOrDefault("after", blocks["before"]),
            blocks["statuses"].Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
}
