using System.Text.Json;
using System.Text.Json.Nodes;
using SkillOpt.Errors;

namespace SkillOpt.Cli.Runs;

/// <summary>The files of a run that people ask about.</summary>
internal sealed class RunFolder
{
    private RunFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>The end of the run; null while it is unfinished.</summary>
    public JsonObject? Summary { get; private init; }

    /// <summary>One record per finished step.</summary>
    public IReadOnlyList<JsonObject> Steps { get; private init; } = [];

    public static RunFolder Open(string path)
    {
        if (!Directory.Exists(path))
            throw SkillOptException.BadUsage($"{path} is not a folder; name the folder of a run.");
        var summary = ReadJson(path, "summary.json") as JsonObject;
        var history = ReadJson(path, "history.json") as JsonArray;
        if (summary is null && history is null && !File.Exists(System.IO.Path.Combine(path, "events.jsonl")))
        {
            throw SkillOptException.BadUsage(
                $"{path} holds no run: there is no summary.json, history.json or events.jsonl in it."
            );
        }

        return new RunFolder(path) { Summary = summary, Steps = [.. (history ?? []).OfType<JsonObject>()] };
    }

    public JsonNode? Read(string name) => ReadJson(Path, name);

    /// <summary>The text of a file of the run, or null when there is none.</summary>
    public string? Text(string name)
    {
        var file = System.IO.Path.Combine(Path, name);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    /// <summary>The skill as it was after a step and the epoch end that may follow it; 0 is the initial skill.</summary>
    public string? SkillAfter(int step)
    {
        for (var version = step; version >= 0; version--)
        {
            if (Text($"skills/skill_v{version:0000}.md") is { } text)
                return text;
        }

        return null;
    }

    private static JsonNode? ReadJson(string folder, string name)
    {
        var file = System.IO.Path.Combine(folder, name);
        if (!File.Exists(file))
            return null;
        try
        {
            return JsonNode.Parse(File.ReadAllText(file));
        }
        catch (JsonException problem)
        {
            throw SkillOptException.BadData(
                $"{file}:{problem.LineNumber + 1}:{problem.BytePositionInLine + 1}: this is not valid JSON. "
                    + "The run's record is damaged; run its train command again to rebuild it.",
                problem
            );
        }
    }
}
