using Microsoft.Extensions.AI;

namespace SkillOpt.Cli.Serving;

/// <summary>A request to a model in whatever wire it came, as far as a scripted model reads it.</summary>
/// <param name="Model">As the client names it.</param>
/// <param name="Messages">What was said, with the calls of tools and their results.</param>
/// <param name="Tools">The functions that may be called.</param>
/// <param name="Stream">Whether the answer shall come as server-sent events.</param>
/// <param name="IncludeUsage">Whether a streamed answer shall end with its usage, where a wire leaves that open.</param>
internal sealed record ModelRequest(
    string Model,
    IReadOnlyList<ChatMessage> Messages,
    IReadOnlyList<AITool> Tools,
    bool Stream,
    bool IncludeUsage = false
);
