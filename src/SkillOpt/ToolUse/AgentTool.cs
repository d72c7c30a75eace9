using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SkillOpt.ToolUse;

/// <summary>Something that the target may do between two replies.</summary>
/// <param name="Name">What the model calls it by.</param>
/// <param name="Description">What the model reads about it.</param>
/// <param name="Schema">JSON schema of the arguments.</param>
/// <param name="Run">Does it, and returns what the model sees. A wrong argument is a <see cref="ToolException"/>.</param>
internal sealed record AgentTool(
    string Name,
    string Description,
    string Schema,
    Func<ToolArguments, CancellationToken, Task<string>> Run
)
{
    public AIFunctionDeclaration Declare()
    {
        using var schema = JsonDocument.Parse(Schema);
        return AIFunctionFactory.CreateDeclaration(Name, Description, schema.RootElement.Clone());
    }
}
