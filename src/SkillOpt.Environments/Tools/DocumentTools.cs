using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using SkillOpt.ToolUse;

namespace SkillOpt.Environments.Tools;

/// <summary>
/// Looking into a folder of documents: <c>glob</c>, <c>read</c> and <c>grep</c>. Nothing outside of the folder, or beside
/// the allowed files if only some are, can be reached.
/// </summary>
internal sealed class DocumentTools
{
    private const int MostFiles = 50;
    private const int MostLines = 20;
    private const int LongestRead = 4000;
    private const int LongestLine = 400;
    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    /// <param name="root">The folder.</param>
    public DocumentTools(string root)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            // A link could lead anywhere.
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System,
        };
        foreach (var path in Directory.EnumerateFiles(root, "*", options))
        {
            files[Path.GetRelativePath(root, path).Replace('\\', '/')] = path;
        }
    }

    private DocumentTools(IEnumerable<KeyValuePair<string, string>> files)
    {
        foreach (var (name, path) in files)
        {
            this.files[name] = path;
        }
    }

    /// <summary>The same without the documents that have other file names.</summary>
    public DocumentTools Only(IReadOnlySet<string> names) =>
        new(files.Where(file => names.Contains(Path.GetFileName(file.Value))));

    /// <summary>Full paths by relative ones with <c>/</c>.</summary>
    public IReadOnlyDictionary<string, string> Files => files;

    public IReadOnlyList<AgentTool> Tools =>
        [
            new AgentTool(
                "glob",
                "Lists documents whose name or path matches a pattern with * and ?; at most 50.",
                """{"type":"object","properties":{"pattern":{"type":"string"}},"required":["pattern"]}""",
                (arguments, _) => Task.FromResult(Glob(arguments.Text("pattern")))
            ),
            new AgentTool(
                "read",
                "Shows lines of a document, from line 'start' (1 is the first), at most 'limit' lines and 4000 characters.",
                """
                {"type":"object","properties":{"path":{"type":"string"},"start":{"type":"integer"},"limit":{"type":"integer"}},
                "required":["path"]}
                """,
                (arguments, token) =>
                    ReadAsync(
                        arguments.Text("path"),
                        arguments.Number("start", 1, 1, int.MaxValue),
                        arguments.Number("limit", 80, 1, 1000),
                        token
                    )
            ),
            new AgentTool(
                "grep",
                "Finds lines with a text, letter case aside, in one document or in all; at most 20.",
                """
                {"type":"object","properties":{"pattern":{"type":"string"},"path":{"type":"string"}},"required":["pattern"]}
                """,
                (arguments, token) => GrepAsync(arguments.Text("pattern"), arguments.OptionalText("path"), token)
            ),
        ];

    private string Glob(string pattern)
    {
        var found = files
            .Keys.Where(name =>
                FileSystemName.MatchesSimpleExpression(pattern, name)
                || FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(name))
            )
            .ToList();
        return found.Count == 0 ? "no document matches"
            : found.Count <= MostFiles ? string.Join('\n', found)
            : $"{string.Join('\n', found.Take(MostFiles))}\n[{found.Count - MostFiles} more]";
    }

    private async Task<string> ReadAsync(string name, int start, int limit, CancellationToken cancellationToken)
    {
        var shown = new StringBuilder();
        var (number, last) = (0, 0);
        await foreach (var line in File.ReadLinesAsync(PathOf(name), cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (number < start || number >= start + (long)limit || shown.Length >= LongestRead)
            {
                continue;
            }

            shown.Append(CultureInfo.InvariantCulture, $"{number}: {line}\n");
            last = number;
        }

        if (shown.Length == 0)
        {
            return $"the document has {number} lines";
        }

        var text = shown.Length > LongestRead ? shown.ToString(0, LongestRead) + "...\n" : shown.ToString();
        return $"{text}[lines {start} to {last} of {number}]";
    }

    private async Task<string> GrepAsync(string pattern, string? name, CancellationToken cancellationToken)
    {
        if (pattern.Length == 0)
        {
            throw new ToolException("the argument 'pattern' is empty.");
        }

        var found = new List<string>();
        foreach (var document in name is null ? [.. files.Keys] : new[] { name })
        {
            var number = 0;
            await foreach (var line in File.ReadLinesAsync(PathOf(document), cancellationToken).ConfigureAwait(false))
            {
                number++;
                if (line.Contains(pattern, StringComparison.OrdinalIgnoreCase))
                {
                    var shown = line.Length <= LongestLine ? line : line[..LongestLine] + "...";
                    found.Add(string.Create(CultureInfo.InvariantCulture, $"{document}:{number}: {shown}"));
                    if (found.Count == MostLines)
                    {
                        return string.Join('\n', found) + "\n[there may be more]";
                    }
                }
            }
        }

        return found.Count == 0 ? "no line matches" : string.Join('\n', found);
    }

    private string PathOf(string name) =>
        files.TryGetValue(name.Replace('\\', '/').TrimStart('/'), out var path) ? path
        : files.Keys.FirstOrDefault(key => Path.GetFileName(key) == name) is { } key ? files[key]
        : throw new ToolException($"there is no document '{name}'. Use glob to see what there is.");
}
