using System.Text.Json.Nodes;
using SkillOpt.Harnesses.Agents.Streams;

namespace SkillOpt.Harnesses.Agents.Cursor;

/// <summary>Cursor's agent by <c>cursor-agent -p --output-format stream-json</c>.</summary>
/// <remarks>Written after its documentation and streams that others published; not tried with the real program.</remarks>
internal sealed class CursorAgent : IAgent
{
    private static readonly string[] Anything = ["Shell(*)", "Read(**)", "Write(**)", "WebFetch(*)", "Mcp(*:*)"];

    public string Name => "cursor";

    public string Program => "cursor-agent";

    public IReadOnlyList<string> KeyVariables { get; } = ["CURSOR_API_KEY"];

    public SkillPlace SkillPlace => SkillPlace.Agents;

    public bool LoadsAgentsFile => true;

    public string HowToInstall => "Install the Cursor CLI as its documentation says (https://cursor.com/docs/cli).";

    public string HowToSignIn => "Set CURSOR_API_KEY: it runs with a home of its own, so a login in yours is not seen.";

    public AgentCommand Command(AgentTask task)
    {
        AgentLimits.NoServer(Name, task);
        AgentLimits.NoEffort(Name, task);
        List<string> arguments =
        [
            "-p",
            "--output-format",
            "stream-json",
            "--trust",
            "--workspace",
            task.Folder,
            "--sandbox",
            task.IsContained ? "disabled" : "enabled",
        ];
        // Without either, a tool that needs a permission is refused; "ask" reads and changes nothing.
        arguments.AddRange(task.Access == AgentAccess.Write ? ["--force"] : ["--mode", "ask"]);
        if (task.Model is { } model)
        {
            arguments.AddRange(["--model", model]);
        }

        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        if (task.Key is { } key)
        {
            environment["CURSOR_API_KEY"] = key;
        }

        return new AgentCommand(arguments, PromptText.WithImages(task))
        {
            Environment = environment,
            HomeFiles = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [".cursor/cli-config.json"] = Config(task.Access),
            },
        };
    }

    public AgentReply Read(AgentOutput output) => CursorStream.Read(output);

    private static string Config(AgentAccess access)
    {
        var denied = access == AgentAccess.None ? Anything : Anything[3..];
        return new JsonObject
        {
            ["version"] = 1,
            ["editor"] = new JsonObject { ["vimMode"] = false },
            ["permissions"] = new JsonObject
            {
                ["allow"] = new JsonArray(),
                ["deny"] = new JsonArray([.. denied.Select(rule => JsonValue.Create(rule))]),
            },
        }.ToJsonString();
    }
}
