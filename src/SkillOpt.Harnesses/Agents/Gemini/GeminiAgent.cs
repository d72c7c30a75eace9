using System.Text.Json.Nodes;
using SkillOpt.Harnesses.Agents.Streams;

namespace SkillOpt.Harnesses.Agents.Gemini;

/// <summary>Google's Gemini CLI by <c>gemini --output-format stream-json</c>, the prompt on standard input.</summary>
/// <remarks>Written after its documentation and source; not tried with the real program.</remarks>
internal sealed class GeminiAgent : IAgent
{
    private static readonly string[] Reading =
    [
        "list_directory",
        "read_file",
        "read_many_files",
        "glob",
        "grep_search",
        "search_file_content",
        "run_shell_command",
        "activate_skill",
    ];

    private static readonly string[] Writing = ["write_file", "replace"];

    private static readonly string[] Network = ["google_web_search", "web_fetch"];

    public string Name => "gemini";

    public string Program => "gemini";

    public IReadOnlyList<string> KeyVariables { get; } = ["GEMINI_API_KEY"];

    public SkillPlace SkillPlace => SkillPlace.Agents;

    public string HowToInstall => "Install it with: npm install -g @google/gemini-cli";

    public string HowToSignIn => "Set GEMINI_API_KEY: it runs with a home of its own, so a login in yours is not seen.";

    public AgentCommand Command(AgentTask task)
    {
        AgentLimits.NoEffort(Name, task);

        // A tool that needs a consent is left out where nobody can give it; which tools there are is in the settings.
        List<string> arguments =
        [
            "--output-format",
            "stream-json",
            "--approval-mode",
            task.Access == AgentAccess.None ? "default" : "yolo",
        ];
        if (task.Model is { } model)
        {
            arguments.AddRange(["--model", model]);
        }

        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GEMINI_CLI_TRUST_WORKSPACE"] = "true",
            ["GEMINI_SANDBOX"] = "false",
            ["GEMINI_TELEMETRY_ENABLED"] = "false",
        };
        if (task.BaseUrl is { } address)
        {
            environment["GOOGLE_GEMINI_BASE_URL"] = address.AbsoluteUri.TrimEnd('/');
        }

        if (task.Key is { } key)
        {
            environment["GEMINI_API_KEY"] = key;
        }

        return new AgentCommand(arguments, PromptText.WithImages(task))
        {
            Environment = environment,
            HomeFiles = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [".gemini/settings.json"] = Settings(task.Access),
            },
        };
    }

    public AgentReply Read(AgentOutput output) => GeminiStream.Read(output);

    private static string Settings(AgentAccess access)
    {
        var allowed = access switch
        {
            AgentAccess.None => [],
            AgentAccess.Read => Reading,
            _ => [.. Reading, .. Writing],
        };
        return new JsonObject
        {
            ["general"] = new JsonObject
            {
                ["enableAutoUpdate"] = false,
                ["enableAutoUpdateNotification"] = false,
                ["disableAutoUpdate"] = true,
            },
            ["privacy"] = new JsonObject { ["usageStatisticsEnabled"] = false },
            ["telemetry"] = new JsonObject { ["enabled"] = false },
            ["security"] = new JsonObject
            {
                ["auth"] = new JsonObject { ["selectedType"] = "gemini-api-key" },
                ["folderTrust"] = new JsonObject { ["enabled"] = false },
            },
            ["tools"] = new JsonObject
            {
                ["core"] = List(allowed),
                ["exclude"] = List([.. Network, .. Reading.Concat(Writing).Except(allowed)]),
            },
            ["mcp"] = new JsonObject { ["allowed"] = new JsonArray() },
        }.ToJsonString();
    }

    private static JsonArray List(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
