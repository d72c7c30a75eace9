using System.Text.Json;
using System.Text.Json.Nodes;
using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Cli.Runs;

/// <summary>The files of a run that people ask about. Works while the run goes on.</summary>
internal sealed class RunFolder
{
    private readonly RunReader reader;

    private RunFolder(RunReader reader)
    {
        this.reader = reader;
        Summary = ReadJson(RunFiles.Summary) as JsonObject;
        Steps = [.. (ReadJson(RunFiles.History) as JsonArray ?? []).OfType<JsonObject>()];
    }

    public string Path => reader.Root;

    /// <summary>The end of the run; null while it is unfinished.</summary>
    public JsonObject? Summary { get; }

    /// <summary>One record per finished step.</summary>
    public IReadOnlyList<JsonObject> Steps { get; }

    public static RunFolder Open(string path) => new(RunReader.Open(path));

    /// <summary>What a run that is not finished has used, from its ledger; null while another process writes it.</summary>
    public UsageTotals? UsageSoFar() => reader.Usage();

    /// <summary>The text of a file of the run, or null when there is none.</summary>
    public string? Text(string name) => reader.TryText(name);

    public JsonNode? ReadJson(string name)
    {
        try
        {
            return Text(name) is { } text ? JsonNode.Parse(text) : null;
        }
        catch (JsonException problem)
        {
            throw SkillOptException.BadData(
                $"{System.IO.Path.Join(Path, name)}:{problem.LineNumber + 1}:{problem.BytePositionInLine + 1}: this is not "
                    + "valid JSON. The same train command writes it again.",
                problem
            );
        }
    }

    /// <summary>The skill that a step started from: the one after the step before it and the epoch end in between.</summary>
    public string? SkillBefore(int step)
    {
        for (var version = step - 1; version >= 0; version--)
        {
            if (reader.Skill(version) is { } text)
                return text;
        }

        return null;
    }
}
