namespace SkillOpt.Providers.Presets;

/// <summary>Every server that speaks OpenAI's wire; another one is another line.</summary>
internal static class PresetTable
{
    // csharpier-ignore
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("openai", "https://api.openai.com/v1", "OPENAI_API_KEY") { OutputLimitField = "max_completion_tokens", HasSchemas = true },
        new("openai-compatible", null, null),
        new("ollama", "http://localhost:11434/v1", null) { HasSchemas = true },
        new("lmstudio", "http://localhost:1234/v1", null) { HasSchemas = true },
        new("vllm", "http://localhost:8000/v1", null) { Reasoning = ReasoningStyle.TemplateArguments, HasSchemas = true },
        new("openrouter", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY") { Reasoning = ReasoningStyle.EffortInside, HasSchemas = true },
        new("deepseek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY") { Reasoning = ReasoningStyle.Thinking },
        new("qwen", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1", "DASHSCOPE_API_KEY") { Reasoning = ReasoningStyle.EnableThinking },
        new("minimax", "https://api.minimax.io/v1", "MINIMAX_API_KEY") { Reasoning = ReasoningStyle.AdaptiveThinking },
        new("gemini", "https://generativelanguage.googleapis.com/v1beta/openai", "GEMINI_API_KEY") { HasSchemas = true },
    ];

    /// <summary>Azure's form of it: other keys, and an address for every customer.</summary>
    public static Preset Azure { get; } =
        new("azure", null, "AZURE_OPENAI_API_KEY") { OutputLimitField = "max_completion_tokens", HasSchemas = true };
}
