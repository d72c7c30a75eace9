using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SkillOpt.Providers.Wires;

internal static class Temperature
{
    /// <summary>Each in its own precision: as a double, 0.7f would be written as 0.699999988079071.</summary>
    public static void Write(Utf8JsonWriter json, ProviderOptions settings, ChatOptions? options)
    {
        if (options?.Temperature is { } asked)
            json.WriteNumber("temperature", asked);
        else if (settings.Temperature is { } usual)
            json.WriteNumber("temperature", usual);
    }
}
