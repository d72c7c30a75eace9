using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace SkillOpt.Tasks;

/// <summary>
/// An unambiguous byte form of JSON values: every part carries its length, object keys are sorted, numbers keep their
/// text. Not JSON itself, because what JSON writers escape changes between versions.
/// </summary>
internal static class CanonicalForm
{
    /// <summary>One kind of line end, no white space at the ends.</summary>
    public static string Normalized(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    public static void WriteText(IBufferWriter<byte> to, string text) => Write(to, 's', Normalized(text));

    public static void WriteTexts(IBufferWriter<byte> to, IReadOnlyCollection<string> texts)
    {
        WriteHead(to, 'a', texts.Count);
        foreach (var text in texts)
        {
            WriteText(to, text);
        }
    }

    public static void WriteProperties(IBufferWriter<byte> to, IEnumerable<JsonProperty> properties)
    {
        var sorted = properties.OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        WriteHead(to, 'o', sorted.Count);
        foreach (var property in sorted)
        {
            Write(to, 'k', property.Name);
            WriteValue(to, property.Value);
        }
    }

    private static void WriteValue(IBufferWriter<byte> to, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteProperties(to, value.EnumerateObject());
                break;
            case JsonValueKind.Array:
                WriteHead(to, 'a', value.GetArrayLength());
                foreach (var element in value.EnumerateArray())
                {
                    WriteValue(to, element);
                }

                break;
            case JsonValueKind.String:
                WriteText(to, value.GetString()!);
                break;
            default:
                Write(to, 'v', value.GetRawText());
                break;
        }
    }

    private static void Write(IBufferWriter<byte> to, char kind, string text)
    {
        WriteHead(to, kind, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, to);
    }

    private static void WriteHead(IBufferWriter<byte> to, char kind, int size)
    {
        var head = to.GetSpan(5);
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], size);
        to.Advance(5);
    }
}
