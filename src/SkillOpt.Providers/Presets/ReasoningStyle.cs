namespace SkillOpt.Providers.Presets;

/// <summary>How a server is told how much to think.</summary>
internal enum ReasoningStyle
{
    /// <summary><c>reasoning_effort: low</c></summary>
    Effort,

    /// <summary><c>reasoning: {effort: low}</c></summary>
    EffortInside,

    /// <summary><c>enable_thinking: true</c></summary>
    EnableThinking,

    /// <summary><c>chat_template_kwargs: {enable_thinking: true}</c>, and the effort for models that know it</summary>
    TemplateArguments,

    /// <summary><c>thinking: {type: enabled}</c></summary>
    Thinking,

    /// <summary><c>thinking: {type: adaptive}</c></summary>
    AdaptiveThinking,
}
