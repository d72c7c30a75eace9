using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SkillOpt.Runs;

/// <summary>One line of <c>events.jsonl</c>.</summary>
internal sealed record EventLine(int Seq, string Time, string Type, JsonElement Payload)
{
    public const string Remedy =
        "Restore the file from a copy, or delete this line and those after it and run the same command again.";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Stamp(TimeProvider time) =>
        time.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset ReadStamp(string stamp) =>
        DateTimeOffset.Parse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static EventLine Parse(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        using var document = JsonDocument.ParseValue(ref reader);
        if (reader.Read() || document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("not a JSON object");
        }

        var root = document.RootElement;
        _ = ReadStamp(Text(root, "time"));
        return new EventLine(
            Field(root, "seq").GetInt32(),
            Text(root, "time"),
            Text(root, "type"),
            Field(root, "payload").Clone()
        );
    }

    public void Write(IBufferWriter<byte> target)
    {
        using var json = new Utf8JsonWriter(target, JsonText.Compact);
        json.WriteStartObject();
        json.WriteNumber("seq"u8, Seq);
        json.WriteString("time"u8, Time);
        json.WriteString("type"u8, Type);
        json.WritePropertyName("payload"u8);
        Payload.WriteTo(json);
        json.WriteEndObject();
    }

    /// <summary>A key over what replay must reproduce: type and payload, however the payload was laid out.</summary>
    public LedgerKey Content()
    {
        using var payload = new PooledBuffer();
        using (var json = new Utf8JsonWriter(payload, JsonText.Compact))
        {
            Payload.WriteTo(json);
        }

        return LedgerKey.Of(Type, Encoding.UTF8.GetString(payload.Written));
    }

    private static string Text(JsonElement root, string name) =>
        Field(root, name).GetString() ?? throw new FormatException($"\"{name}\" is null");

    private static JsonElement Field(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value : throw new FormatException($"\"{name}\" is missing");
}
