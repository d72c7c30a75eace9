using System.Text.Json;

namespace SkillOpt.Providers.Presets;

internal static class Reasoning
{
    private const string Off = "none";

    public static void Write(Utf8JsonWriter json, ReasoningStyle style, string effort)
    {
        var on = effort != Off;
        switch (style)
        {
            case ReasoningStyle.EffortInside:
                json.WriteStartObject("reasoning");
                json.WriteString("effort", effort);
                json.WriteEndObject();
                break;
            case ReasoningStyle.EnableThinking:
                json.WriteBoolean("enable_thinking", on);
                break;
            case ReasoningStyle.TemplateArguments:
                if (on)
                    json.WriteString("reasoning_effort", effort);
                json.WriteStartObject("chat_template_kwargs");
                json.WriteBoolean("enable_thinking", on);
                json.WriteEndObject();
                break;
            case ReasoningStyle.Thinking or ReasoningStyle.AdaptiveThinking:
                json.WriteStartObject("thinking");
                json.WriteString(
                    "type",
                    (on, style) switch
                    {
                        (false, _) => "disabled",
                        (_, ReasoningStyle.AdaptiveThinking) => "adaptive",
                        _ => "enabled",
                    }
                );
                json.WriteEndObject();
                break;
            default:
                json.WriteString("reasoning_effort", effort);
                break;
        }
    }
}
