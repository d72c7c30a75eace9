using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Serving;

/// <summary>How answers of all wires are written.</summary>
internal static class ReplyJson
{
    private const int PieceLength = 48;

    private static readonly JsonSerializerOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(JsonObject body) => body.ToJsonString(Writing);

    public static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(Write(body));

    /// <summary>The pieces in which a text is streamed.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = Math.Min(text.Length, start + PieceLength);
            // Half a surrogate pair is no text.
            if (end < text.Length && char.IsLowSurrogate(text[end]))
                end++;
            yield return text[start..end];
        }
    }
}
