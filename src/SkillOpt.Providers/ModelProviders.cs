using System.Globalization;
using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Providers.ChatCompletions;

namespace SkillOpt.Providers;

/// <summary>From a provider's name and a model's name to a client.</summary>
public static class ModelProviders
{
    /// <summary>OpenAI itself: <c>openai</c>.</summary>
    public const string OpenAI = "openai";

    /// <summary>Any server with OpenAI's chat completions: <c>openai-compatible</c>.</summary>
    public const string OpenAICompatible = "openai-compatible";

    private const string OpenAIBaseUrl = "https://api.openai.com/v1";
    private const string OpenAIKeyVariable = "OPENAI_API_KEY";

    /// <summary>The names that <see cref="Create(string, string, ProviderOptions)"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [OpenAI, OpenAICompatible];

    /// <summary>
    /// A client for text conversations. It sends each request once, waits as long as the caller's cancellation token
    /// allows, and may be used from many threads.
    /// </summary>
    /// <param name="provider">One of <see cref="Names"/>.</param>
    /// <param name="model">The provider's own name for the model.</param>
    /// <param name="options">Where the model is reached and how it is asked.</param>
    /// <exception cref="SkillOptException">Bad options, an unknown provider, or a key variable that is not set.</exception>
    public static IChatClient Create(string provider, string model, ProviderOptions options) =>
        Create(provider, model, options, Environment.GetEnvironmentVariable);

    /// <summary>
    /// The model with what decides its replies, such as <c>openai/gpt-5.5 temperature=0</c>: the name to give a training
    /// job, where it becomes part of the key of every call. Holds no key.
    /// </summary>
    /// <exception cref="SkillOptException">Bad options or an unknown provider.</exception>
    public static string Describe(string provider, string model, ProviderOptions options)
    {
        Check(provider, model, options);
        var parts = new List<string> { $"{provider}/{model}" };
        void Add(string name, string? value)
        {
            if (value is not null)
                parts.Add($"{name}={value}");
        }

        Add("base_url", options.BaseUrl is { } url ? BaseUrl.Parse(url).AbsoluteUri : null);
        Add("temperature", options.Temperature?.ToString("R", CultureInfo.InvariantCulture));
        Add("max_output_tokens", options.MaxOutputTokens?.ToString(CultureInfo.InvariantCulture));
        Add("reasoning_effort", options.ReasoningEffort);
        return string.Join(' ', parts);
    }

    internal static IChatClient Create(
        string provider,
        string model,
        ProviderOptions options,
        Func<string, string?> environment
    )
    {
        Check(provider, model, options);
        var isOpenAI = provider == OpenAI;
        var url = options.BaseUrl ?? (isOpenAI ? OpenAIBaseUrl : null);
        if (url is null)
            throw SkillOptException.BadUsage(
                $"{provider} needs base_url: the address of the server, such as http://localhost:11434/v1."
            );

        var variable = options.ApiKeyEnv ?? (isOpenAI ? OpenAIKeyVariable : null);
        return new OpenAIChatClient(
            new Endpoint(
                provider,
                model,
                BaseUrl.Parse(url),
                variable is null ? null : ApiKey.Read(variable, environment),
                isOpenAI ? "max_completion_tokens" : "max_tokens"
            ),
            options
        );
    }

    private static void Check(string provider, string model, ProviderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Names.Contains(provider, StringComparer.Ordinal))
            throw SkillOptException.BadUsage(
                $"There is no provider '{provider}'. The providers are {string.Join(" and ", Names)}."
            );
        if (string.IsNullOrWhiteSpace(model))
            throw SkillOptException.BadUsage($"{provider} needs the name of a model.");
        if (options.Temperature is { } temperature and not (>= 0 and <= 2))
            throw SkillOptException.BadUsage(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"temperature is {temperature}; it must lie between 0 and 2."
                )
            );
        if (options.MaxOutputTokens is { } most and < 1)
            throw SkillOptException.BadUsage(
                string.Create(CultureInfo.InvariantCulture, $"max_output_tokens is {most}; it must be at least 1.")
            );
        if (options.ReasoningEffort is { } effort && string.IsNullOrWhiteSpace(effort))
            throw SkillOptException.BadUsage("reasoning_effort is blank. Leave it out, or write a word such as low.");
    }
}
