using System.Text.Json.Nodes;
using SkillOpt.Cli.Runs;
using Spectre.Console;

namespace SkillOpt.Cli.Rendering;

/// <summary>A skill with a number before each line, and below it what the numbers stand for.</summary>
internal static class BlameReport
{
    public static void Write(IAnsiConsole console, IReadOnlyList<JsonObject> lines)
    {
        // Origins in the order in which they first appear in the skill; equal ones share a number.
        var origins = lines.Select(Key).Distinct(StringComparer.Ordinal).Where(key => key.Length > 0).ToList();
        foreach (var line in lines)
        {
            var key = Key(line);
            var mark = key.Length == 0 ? "seed" : $"[{origins.IndexOf(key) + 1}]";
            console.WriteLine($"{mark, 5} | {Words.Printable((line.Text("line") ?? "").TrimEnd('\r', '\n'))}");
        }

        console.WriteLine();
        console.WriteLine(" seed   in the skill that the run started from");
        for (var i = 0; i < origins.Count; i++)
        {
            foreach (var text in Explain(JsonNode.Parse(origins[i])!, $"[{i + 1}]"))
                console.WriteLine($"{text}");
        }
    }

    private static string Key(JsonObject line) =>
        line["origin"] is JsonObject origin && origin.Text("kind") is not (null or "seed") ? JsonLine.Of(origin) : "";

    private static IEnumerable<string> Explain(JsonNode origin, string mark)
    {
        var edit = origin.Whole("edit_index") is { } index and >= 0 ? $", edit {index}" : "";
        var kind = origin.Text("kind")!.Replace('_', ' ');
        yield return $"{mark, 5}   {kind}: step {origin.Whole("step")}, epoch {origin.Whole("epoch")}{edit}; "
            + $"selection {Words.Score(origin.Number("score_before"))} -> {Words.Score(origin.Number("score_after"))}";
        if (origin.Text("reason") is { Length: > 0 } reason)
            yield return $"        why: {Words.OneLine(reason)}";
        if (origin.Texts("supporting_items") is { Count: > 0 } items)
            yield return $"        items: {string.Join(", ", items.Select(Words.OneLine))}";
    }
}
