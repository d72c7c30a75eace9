using System.Text.Json;

namespace SkillOpt.Providers.Keys;

/// <summary>Values that must not be shown, and how to take them out of texts.</summary>
internal sealed class Secrets
{
    // Shorter ones hide nothing and would tear texts apart.
    private const int Shortest = 4;
    private const int ShortestKey = 8;
    private readonly Lock gate = new();
    private volatile string[] forms = [];
    private volatile string[] keys = [];

    /// <summary>Hides a value in errors.</summary>
    public void Hide(string value)
    {
        if (value.Length < Shortest)
            return;
        string[] written =
        [
            value,
            JsonEncodedText.Encode(value).ToString(),
            value.Replace("/", "\\/", StringComparison.Ordinal),
            Uri.EscapeDataString(value),
        ];
        // Cut out of a longer secret, a shorter one would leave the rest standing.
        lock (gate)
            forms = [.. forms.Union(written, StringComparer.Ordinal).OrderByDescending(form => form.Length)];
    }

    /// <summary>Hides a value from the environment, in replies too.</summary>
    public void HideKey(string value)
    {
        Hide(value);
        if (value.Length < ShortestKey)
            return;
        lock (gate)
            keys = [.. keys.Union([value], StringComparer.Ordinal).OrderByDescending(key => key.Length)];
    }

    public string RemoveFrom(string text) => Remove(forms, text);

    public string RemoveKeysFrom(string reply) => Remove(keys, reply);

    public override string ToString() => "***";

    private static string Remove(string[] values, string text) =>
        values.Aggregate(text, (rest, value) => rest.Replace(value, "***", StringComparison.Ordinal));
}
