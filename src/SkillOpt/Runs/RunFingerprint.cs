using System.Text;
using System.Text.Json;
using SkillOpt.Errors;

namespace SkillOpt.Runs;

/// <summary>What makes a run this run.</summary>
/// <param name="Values">Everything that decides the result, by name; a run is continued only under equal values.</param>
/// <param name="Free">What may change from session to session, such as the number of workers; recorded only.</param>
internal sealed record RunFingerprint(
    IReadOnlyList<KeyValuePair<string, string>> Values,
    IReadOnlyList<KeyValuePair<string, string>> Free
)
{
    private const int MaxNamed = 20;

    public static RunFingerprint Parse(string json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new RunFingerprint(Section(document, "values"), Section(document, "free"));
        }
        catch (Exception e) when (LedgerReader.IsBadLine(e) || e is KeyNotFoundException)
        {
            throw SkillOptException.BadData(
                $"'{path}' is damaged: {e.Message} Restore it from a copy, or train into another directory.",
                e
            );
        }
    }

    public string ToJson()
    {
        using var buffer = new PooledBuffer();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Indented))
        {
            json.WriteStartObject();
            Write(json, "values", Values);
            Write(json, "free", Free);
            json.WriteEndObject();
        }

        buffer.Add((byte)'\n');
        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <exception cref="SkillOptException">The values differ; the message names each difference.</exception>
    public void RequireSameAs(RunFingerprint recorded, string directory)
    {
        var then = recorded.Values.ToDictionary(StringComparer.Ordinal);
        var now = Values.ToDictionary(StringComparer.Ordinal);
        var differences = recorded
            .Values.Concat(Values)
            .Select(pair => pair.Key)
            .Distinct(StringComparer.Ordinal)
            .Where(name => then.GetValueOrDefault(name) != now.GetValueOrDefault(name))
            .Select(name => $"\n  {name}: {Show(then, name)} there, {Show(now, name)} now")
            .ToList();
        if (differences.Count == 0)
        {
            return;
        }

        var rest = differences.Count > MaxNamed ? $"\n  and {differences.Count - MaxNamed} more" : "";
        throw SkillOptException.BadUsage(
            $"'{directory}' holds a run with other settings:{string.Concat(differences.Take(MaxNamed))}{rest}\n"
                + "Choose another directory (--out), or undo the change to continue that run."
        );
    }

    private static string Show(Dictionary<string, string> values, string name) =>
        values.TryGetValue(name, out var value) ? $"'{value.Replace('\n', ' ')}'" : "not set";

    private static void Write(Utf8JsonWriter json, string section, IEnumerable<KeyValuePair<string, string>> values)
    {
        json.WriteStartObject(section);
        foreach (var (name, value) in values)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static List<KeyValuePair<string, string>> Section(JsonDocument document, string name) =>
        [
            .. document
                .RootElement.GetProperty(name)
                .EnumerateObject()
                .Select(p => KeyValuePair.Create(p.Name, p.Value.GetString() ?? throw new FormatException("null"))),
        ];
}
