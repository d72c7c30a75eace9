using Microsoft.Extensions.AI;

namespace SkillOpt.Providers.Wires;

/// <summary>What a call and the options together ask for.</summary>
internal static class Settings
{
    public static int? OutputLimit(ProviderOptions settings, ChatOptions? options) =>
        options?.MaxOutputTokens is { } asked && settings.MaxOutputTokens is { } most
            ? Math.Min(asked, most)
            : options?.MaxOutputTokens ?? settings.MaxOutputTokens;

    public static string? Effort(ProviderOptions settings, ChatOptions? options) =>
        options?.Reasoning?.Effort switch
        {
            null => settings.ReasoningEffort,
            ReasoningEffort.ExtraHigh => "xhigh",
            var asked => asked.Value.ToString().ToLowerInvariant(),
        };

    public static void Refuse(params ReadOnlySpan<(string Name, bool IsSet)> options)
    {
        foreach (var (name, isSet) in options)
        {
            if (isSet)
                throw new NotSupportedException($"ChatOptions.{name} cannot be sent to this provider.");
        }
    }
}
