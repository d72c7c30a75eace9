using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SkillOpt.Models;

/// <summary>
/// The JSON of a model's reply: a <c>```json</c> block as it stands, else the text from the first brace to the last,
/// else the only object in the text after a repair that leaves no doubt.
/// </summary>
internal static class ReplyReader
{
    /// <summary>Never throws. The error says what is wrong and where, in words for the model that wrote the reply.</summary>
    public static bool TryRead(string reply, out JsonElement value, [NotNullWhen(false)] out string? error)
    {
        value = default;
        if (string.IsNullOrWhiteSpace(reply))
        {
            error = "The reply is empty.";
            return false;
        }

        var start = ThinkingBlocks.SkipLeading(reply);
        if (start < 0)
        {
            error = "The reply ends inside its <think> block and holds no answer.";
            return false;
        }

        var unopened = start == 0 ? ThinkingBlocks.SkipUnopened(reply) : -1;
        if (unopened > 0 && TryReadAnswer(reply[unopened..], out value, out _))
        {
            error = null;
            return true;
        }

        return TryReadAnswer(reply[start..], out value, out error);
    }

    private static bool TryReadAnswer(string text, out JsonElement value, [NotNullWhen(false)] out string? error)
    {
        error = null;
        var fence = JsonFence.Find(text);
        if (fence is not null && (TryStrict(fence.Content, out value) || TryStrict(fence.InlineContent, out value)))
        {
            return true;
        }

        var first = text.IndexOf('{', StringComparison.Ordinal);
        var last = text.LastIndexOf('}');
        if (first >= 0 && last > first && TryStrict(text[first..(last + 1)], out value))
        {
            return true;
        }

        return TryRepair(fence is { IsOnly: true } ? fence.Content : text, out value, out error);
    }

    private static bool TryStrict(string? text, out JsonElement value)
    {
        value = default;
        return text is { Length: > 0 } && text[0] is '{' or '[' && JsonText.TryParse(text, out value, out _);
    }

    private static bool TryRepair(string text, out JsonElement value, [NotNullWhen(false)] out string? error)
    {
        value = default;
        var (count, json) = JsonSpans.Find(text);
        if (count != 1)
        {
            error =
                count == 0
                    ? "The reply holds no JSON object."
                    : $"The reply holds {count} JSON objects instead of one.";
            return false;
        }

        if (TryStrict(json, out value))
        {
            error = null;
            return true;
        }

        if (!JsonRepair.TryRepair(json, out var repaired, out error))
        {
            return false;
        }

        if (JsonText.TryParse(repaired, out value, out var exception))
        {
            return true;
        }

        error = $"The JSON object cannot be read: {exception.Message}";
        return false;
    }
}
