using System.Text.Json.Nodes;
using SkillOpt.Cli.Configuration.Binding;
using SkillOpt.Models;
using SkillOpt.Providers;

namespace SkillOpt.Cli.Configuration;

/// <summary>Section <c>model</c>: who works on the items, who improves the skill and who judges.</summary>
internal sealed record ModelSection
{
    /// <summary>The frozen model, as <c>provider/model</c>.</summary>
    public string? Target { get; init; }

    /// <summary>The model that proposes edits, as <c>provider/model</c>.</summary>
    public string? Optimizer { get; init; }

    /// <summary>The model that scores answers by a rubric, as <c>provider/model</c>; none by default.</summary>
    public string? Judge { get; init; }

    public ModelParameters TargetOptions { get; init; } = new();

    public ModelParameters OptimizerOptions { get; init; } = new();

    public ModelParameters JudgeOptions { get; init; } = new();
}

/// <summary>Where a skill goes in the folder of an attempt.</summary>
internal enum SkillPlaceOption
{
    /// <summary>A skill's file where the agent looks for skills.</summary>
    Skill,

    /// <summary><c>AGENTS.md</c>, which many agents put into their context unasked.</summary>
    AgentsMd,
}

/// <summary>
/// Parameters of one model. A scripted model takes a seed and nothing else; a real one all that are not said to be for
/// others.
/// </summary>
internal sealed record ModelParameters
{
    /// <summary>The seed of a scripted model; <c>train.seed</c> by default.</summary>
    public int? Seed { get; init; }

    /// <summary>The address of the server, such as <c>http://localhost:11434/v1</c>.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The name of the environment variable that holds the provider's key.</summary>
    public string? ApiKeyEnv { get; init; }

    public double? Temperature { get; init; }

    /// <summary>The most tokens a reply may have.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>A word the provider knows, such as <c>low</c>.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>Seconds that one call may take; of an agent one whole run of it.</summary>
    public double? Timeout { get; init; }

    /// <summary>Which of OpenAI's two APIs is used.</summary>
    public ProviderApi? Api { get; init; }

    /// <summary>Headers sent with every request; <c>${NAME}</c> stands for an environment variable.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Fields merged into every request.</summary>
    public JsonObject? ExtraBody { get; init; }

    /// <summary>Of an agent: its program, as a path or as a name that is looked up in PATH; its own name by default.</summary>
    [ConfigProgram]
    public string? Program { get; init; }

    /// <summary>Of <c>command/NAME</c>: the program and its arguments.</summary>
    [ConfigProgram]
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Of an agent: where the skill goes; where it looks for skills by default.</summary>
    public SkillPlaceOption? SkillPlace { get; init; }

    /// <summary>Of <c>tools/PROVIDER/MODEL</c>: the most replies in one attempt.</summary>
    public int? MaxTurns { get; init; }

    /// <summary>What the model's tokens cost; wins over every price file.</summary>
    public PriceSection Price { get; init; } = new();
}

/// <summary>US dollars for a million tokens.</summary>
internal sealed record PriceSection
{
    public decimal? InputPerMillion { get; init; }

    /// <summary>For input tokens from the provider's cache; the full input price by default.</summary>
    public decimal? CachedInputPerMillion { get; init; }

    /// <summary>For input tokens that the provider writes to its cache; the input price by default.</summary>
    public decimal? CacheWritePerMillion { get; init; }

    public decimal? OutputPerMillion { get; init; }

    /// <summary>Null unless both the input and the output price are given: an unknown price is never 0.</summary>
    public ModelPrice? ToPrice() =>
        InputPerMillion is { } input && OutputPerMillion is { } output
            ? new ModelPrice(input, CachedInputPerMillion ?? input, output)
            {
                CacheWritePerMillion = CacheWritePerMillion ?? input,
            }
            : null;
}
