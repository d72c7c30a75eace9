namespace SkillOpt.Providers;

/// <summary>The two forms of OpenAI's API.</summary>
public enum ProviderApi
{
    /// <summary><c>/chat/completions</c>.</summary>
    ChatCompletions,

    /// <summary><c>/responses</c>.</summary>
    Responses,
}
