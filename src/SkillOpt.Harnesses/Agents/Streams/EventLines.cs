using System.Text;
using System.Text.Json;

namespace SkillOpt.Harnesses.Agents.Streams;

/// <summary>The events of a program that writes one JSON object a line.</summary>
/// <param name="Events">What could be read, in order. Every string in them is valid text.</param>
/// <param name="Skipped">How many lines were no such object: words, torn lines, nesting deeper than any event has.</param>
internal sealed record EventLines(IReadOnlyList<JsonElement> Events, int Skipped)
{
    /// <summary>What was called with a JSON document is part of an event, so this is more than the events themselves need.</summary>
    private const int MaxDepth = 40;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    public static EventLines Read(string output)
    {
        List<JsonElement> events = [];
        var skipped = 0;
        foreach (var line in output.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                continue;
            }

            if (Parse(line) is { } read)
            {
                events.Add(read);
            }
            else
            {
                skipped++;
            }
        }

        return new EventLines(events, skipped);
    }

    private static JsonElement? Parse(ReadOnlySpan<char> line)
    {
        // An object or nothing: most of what a program says in words does not cost an exception.
        var text = line.Trim();
        if (text is not ['{', .., '}'])
        {
            return null;
        }

        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        try
        {
            using var document = JsonDocument.Parse(bytes, Options);
            return IsText(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A half of a surrogate pair may be written as an escape; reading it throws, so such a line is no event.</summary>
    private static bool IsText(JsonElement element)
    {
        try
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    return element.EnumerateObject().All(field => field.Name is not null && IsText(field.Value));
                case JsonValueKind.Array:
                    return element.EnumerateArray().All(IsText);
                case JsonValueKind.String:
                    return element.GetString() is not null;
                default:
                    return true;
            }
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
