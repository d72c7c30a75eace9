using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SkillOpt.Scripted.World;

/// <summary>Replies in the formats that the prompts ask for.</summary>
internal static class WorldReply
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Analyst(IReadOnlyList<WorldProposal> proposals) =>
        Json(writer =>
        {
            writer.WriteStartObject("patch");
            writer.WriteString("reasoning", "By the symptoms.");
            writer.WriteStartArray("edits");
            foreach (var (edit, items) in proposals)
            {
                writer.WriteStartObject();
                Fields(writer, edit);
                writer.WriteStartArray("item_ids");
                foreach (var item in items)
                {
                    writer.WriteStringValue(item);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    /// <summary>Keeps every edit once, with the support of all that say the same, best supported first.</summary>
    public static string Merge(string user)
    {
        var merged = new List<Merged>();
        foreach (var edit in EditsIn(user))
        {
            if (merged.Find(known => known.Edit == edit.Edit) is { } same)
            {
                same.Support += edit.Support;
                same.From.AddRange(edit.From);
            }
            else
            {
                merged.Add(edit);
            }
        }

        return Json(writer =>
        {
            writer.WriteString("reasoning", "Joined what is alike.");
            writer.WriteStartArray("edits");
            foreach (var edit in merged.OrderByDescending(edit => edit.Support))
            {
                writer.WriteStartObject();
                Fields(writer, edit.Edit);
                writer.WriteNumber("support_count", edit.Support);
                writer.WriteString("source_type", edit.Source);
                writer.WriteStartArray("merged_from");
                foreach (var id in edit.From)
                {
                    writer.WriteStringValue(id);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    /// <summary>By support, as well as the setting lets it be told; edits from successes last.</summary>
    public static string Ranking(string user, ulong call, WorldSetting setting)
    {
        var ranked = new List<(int Index, double Worth)>();
        foreach (var line in user.AsSpan().EnumerateLines())
        {
            if (line is ['[', ..] && line.IndexOf("] {", StringComparison.Ordinal) is var close and > 0)
            {
                using var edit = JsonDocument.Parse(line[(close + 2)..].ToString());
                var isFailure = edit.RootElement.GetProperty("source_type").ValueEquals("failure");
                var noise = setting.RankingNoise * SeededHash.Normal(SeededHash.Combine(call, (ulong)ranked.Count + 1));
                var support = edit.RootElement.GetProperty("support_count").GetInt32();
                var worth = Math.Log(Math.Max(1, support)) + noise - (isFailure ? 0 : 2);
                ranked.Add((int.Parse(line[1..close], CultureInfo.InvariantCulture), worth));
            }
        }

        return Json(writer =>
        {
            writer.WriteStartArray("selected_indices");
            foreach (var (index, _) in ranked.OrderByDescending(edit => edit.Worth))
            {
                writer.WriteNumberValue(index);
            }

            writer.WriteEndArray();
        });
    }

    /// <summary>The guidance so far, without the lines that go and with those that come.</summary>
    public static string SlowUpdate(string user, IReadOnlyList<WorldEdit> edits)
    {
        var start = user.IndexOf("## Previous Guidance", StringComparison.Ordinal);
        var end = user.IndexOf("## Comparison", StringComparison.Ordinal);
        var before = start < 0 || end < start ? [] : WorldRule.AllIn(user.AsSpan(start, end - start));
        var lines = before
            .Select(rule => rule.Line)
            .Except(edits.Select(edit => edit.Target))
            .Union(edits.Select(edit => edit.Content).Where(content => content.Length > 0));
        return Json(writer =>
            writer.WriteString("slow_update_content", edits.Count == 0 ? "" : string.Join('\n', lines))
        );
    }

    private static IEnumerable<Merged> EditsIn(string user)
    {
        const string Open = "```json\n";
        for (var at = user.IndexOf(Open, StringComparison.Ordinal); at >= 0; )
        {
            var start = at + Open.Length;
            var end = user.IndexOf("\n```", start, StringComparison.Ordinal);
            using var patches = JsonDocument.Parse(user.AsMemory(start, end - start));
            foreach (var patch in patches.RootElement.EnumerateArray())
            {
                foreach (var edit in patch.GetProperty("edits").EnumerateArray())
                {
                    yield return new Merged(
                        new WorldEdit(Text(edit, "op"), Text(edit, "target"), Text(edit, "content")),
                        edit.GetProperty("support_count").GetInt32(),
                        Text(edit, "source_type"),
                        [Text(edit, "id")]
                    );
                }
            }

            at = user.IndexOf(Open, end, StringComparison.Ordinal);
        }
    }

    private static string Text(JsonElement edit, string name) => edit.GetProperty(name).GetString()!;

    private static void Fields(Utf8JsonWriter writer, WorldEdit edit)
    {
        writer.WriteString("op", edit.Op);
        writer.WriteString("target", edit.Target);
        writer.WriteString("content", edit.Content);
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private sealed record Merged(WorldEdit Edit, int Own, string Source, List<string> From)
    {
        public int Support { get; set; } = Own;
    }
}
