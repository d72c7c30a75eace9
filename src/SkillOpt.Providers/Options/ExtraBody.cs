using System.Text.Json;
using System.Text.Json.Nodes;
using SkillOpt.Errors;
using SkillOpt.Providers.Keys;

namespace SkillOpt.Providers.Options;

/// <summary>Checks, resolves and merges extra fields of requests.</summary>
internal static class ExtraBody
{
    private static readonly string[] Ours = ["model", "messages", "input", "instructions", "system", "stream"];

    public static void Check(JsonObject? fields)
    {
        if (fields?.FirstOrDefault(field => Ours.Contains(field.Key, StringComparer.OrdinalIgnoreCase)).Key is { } name)
            throw SkillOptException.BadUsage($"extra_body: {name} is what a call itself decides. Remove it.");
    }

    public static JsonObject? Resolve(JsonObject? fields, Func<string, string?> environment, Secrets secrets) =>
        fields is { Count: > 0 } ? (JsonObject)Resolved(fields, environment, secrets)! : null;

    /// <summary>Objects are merged field by field; anything else replaces what was there.</summary>
    public static void Merge(JsonObject body, JsonObject extra)
    {
        foreach (var (name, value) in extra)
        {
            if (body[name] is JsonObject under && value is JsonObject over)
                Merge(under, over);
            else
                body[name] = value?.DeepClone();
        }
    }

    private static JsonNode? Resolved(JsonNode? value, Func<string, string?> environment, Secrets secrets)
    {
        switch (value)
        {
            case JsonObject fields:
                return new JsonObject(
                    fields.Select(field => KeyValuePair.Create(field.Key, Resolved(field.Value, environment, secrets)))
                );
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Resolved(item, environment, secrets))]);
            case { } leaf when leaf.GetValueKind() is JsonValueKind.String:
                var written = leaf.GetValue<string>();
                if (Redaction.Field(leaf)!.GetValue<string>() != written)
                    secrets.Hide(written);
                return References.Resolve(written, "extra_body", environment, secrets);
            default:
                return value?.DeepClone();
        }
    }
}
