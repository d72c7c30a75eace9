using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Harnesses.Timelines;

/// <summary>Makes timelines the same from run to run: no secrets, and no path of a folder that has another name next time.</summary>
/// <param name="redactor">Takes secrets out.</param>
/// <param name="folders">Absolute paths of folders, and what they are called instead; empty for a relative path.</param>
internal sealed class TimelineCleaner(Redactor redactor, IReadOnlyList<(string Path, string Name)> folders)
{
    private readonly (string Path, string Name)[] folders =
    [
        .. folders.Where(folder => folder.Path.Length > 1).OrderByDescending(folder => folder.Path.Length),
    ];

    public IReadOnlyList<ChatMessage> Clean(IEnumerable<ChatMessage> timeline) =>
        [.. timeline.Select(message => new ChatMessage(message.Role, [.. message.Contents.Select(Clean)]))];

    public string Clean(string text)
    {
        foreach (var (path, name) in folders)
        {
            text = Shorten(text, path, name);
        }

        return redactor.Clean(text);
    }

    private static string Shorten(string text, string path, string name)
    {
        var at = text.IndexOf(path, StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var parts = new System.Text.StringBuilder();
        var from = 0;
        for (; at >= 0; at = text.IndexOf(path, from, StringComparison.Ordinal))
        {
            var end = at + path.Length;
            parts.Append(text, from, at - from);
            if (at > 0 && IsPartOfName(text[at - 1]) || end < text.Length && IsPartOfName(text[end]))
            {
                // It only looks like the folder: /workspace in /other/workspace2.
                parts.Append(path);
                from = end;
                continue;
            }

            var goesOn = end + 1 < text.Length && text[end] == '/' && IsPartOfName(text[end + 1]);
            parts.Append(
                name.Length > 0 ? name
                : goesOn ? ""
                : "."
            );
            from = name.Length == 0 && goesOn ? end + 1 : end;
        }

        return parts.Append(text, from, text.Length - from).ToString();
    }

    private static bool IsPartOfName(char character) =>
        char.IsLetterOrDigit(character) || character is '_' or '-' or '.';

    private AIContent Clean(AIContent content) =>
        content switch
        {
            TextContent text => new TextContent(Clean(text.Text)),
            FunctionCallContent call => new FunctionCallContent(call.CallId, call.Name, Clean(call.Arguments)),
            FunctionResultContent result => new FunctionResultContent(result.CallId, Clean(ContentText.Of(result))),
            _ => new TextContent(""),
        };

    private Dictionary<string, object?>? Clean(IDictionary<string, object?>? arguments)
    {
        if (arguments is null)
        {
            return null;
        }

        var cleaned = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            cleaned[Clean(name)] = Clean(value);
        }

        return cleaned;
    }

    private object? Clean(object? value) =>
        value switch
        {
            string text => Clean(text),
            JsonElement json => Clean(json),
            JsonNode json => Clean(JsonSerializer.SerializeToElement(json)),
            _ => value,
        };

    /// <summary>Text by text: in the written form a secret may be escaped, and what is cut out of it may be no JSON any more.</summary>
    private JsonNode? Clean(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => JsonValue.Create(Clean(json.GetString()!)),
            JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(Clean)]),
            JsonValueKind.Object => Clean(json.EnumerateObject()),
            _ => JsonNode.Parse(json.GetRawText()),
        };

    private JsonObject Clean(JsonElement.ObjectEnumerator fields)
    {
        var cleaned = new JsonObject();
        foreach (var field in fields)
        {
            cleaned[Clean(field.Name)] = Clean(field.Value);
        }

        return cleaned;
    }
}
