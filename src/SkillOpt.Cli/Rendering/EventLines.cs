using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SkillOpt.Training;

namespace SkillOpt.Cli.Rendering;

/// <summary>Events as machine-readable lines: one JSON object each, with <c>seq</c>, <c>time</c> and <c>type</c> first.</summary>
internal sealed class EventLines(TextWriter writer, TimeProvider time)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private int seq;

    public void Write(TrainingEvent happened)
    {
        // Progress depends on timing and is for eyes only.
        if (happened is TrainingEvent.Progress)
            return;
        var line = new JsonObject
        {
            ["seq"] = ++seq,
            ["time"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        };
        var payload = JsonSerializer.SerializeToNode<TrainingEvent>(happened, Options)!.AsObject();
        foreach (var (name, value) in payload)
            line[name] = value?.DeepClone();
        writer.WriteLine(line.ToJsonString(Options));
        writer.Flush();
    }
}
