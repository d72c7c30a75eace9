using SkillOpt.Harnesses.Agents.Streams;

namespace SkillOpt.Harnesses.Agents.ClaudeCode;

/// <summary>Anthropic's Claude Code by <c>claude -p --output-format stream-json</c>.</summary>
/// <remarks>
/// Tools are allowed by name and everything else is refused without a question, which works for the administrator too, for
/// whom the program refuses to skip permissions. It has no sandbox here: commands reach what the process reaches.
/// </remarks>
internal sealed class ClaudeCodeAgent : IAgent
{
    private const string Folder = ".claude";

    /// <summary>Run before every command of the model, so that commands do not see the key.</summary>
    private const string CommandPrelude = "unset ANTHROPIC_API_KEY ANTHROPIC_AUTH_TOKEN CLAUDE_CODE_OAUTH_TOKEN\n";

    private static readonly string[] Off =
    [
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC",
        "CLAUDE_CODE_DISABLE_AUTO_MEMORY",
        "CLAUDE_CODE_DISABLE_BACKGROUND_TASKS",
        "CLAUDE_CODE_DISABLE_CLAUDE_MDS",
        // A prompt may quote what looks like "@path"; the file must not be read for it.
        "CLAUDE_CODE_DISABLE_FILE_MENTIONS",
        "DISABLE_AUTOUPDATER",
        "DISABLE_ERROR_REPORTING",
        "DISABLE_TELEMETRY",
    ];

    public string Name => "claude-code";

    public string Program => "claude";

    public IReadOnlyList<string> KeyVariables { get; } = ["ANTHROPIC_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN"];

    public SkillPlace SkillPlace => SkillPlace.Claude;

    public string? TriedVersion => "2.1.329";

    public string HowToInstall => "Install it with: npm install -g @anthropic-ai/claude-code";

    public string HowToSignIn =>
        "Set ANTHROPIC_API_KEY, or CLAUDE_CODE_OAUTH_TOKEN to what `claude setup-token` prints: "
        + "it runs with a home of its own, so a login in yours is not seen.";

    public AgentCommand Command(AgentTask task)
    {
        var tools = Tools(task);
        List<string> arguments =
        [
            "-p",
            "--output-format",
            "stream-json",
            "--verbose",
            "--no-session-persistence",
            "--strict-mcp-config",
            "--setting-sources",
            "project",
            "--permission-mode",
            "dontAsk",
            "--tools",
            tools,
        ];
        if (tools.Length > 0)
        {
            // Files are changed in the working directory only.
            var allowed = tools.Replace("Edit,Write", "Edit(./**),Write(./**)", StringComparison.Ordinal);
            arguments.AddRange(["--allowedTools", allowed]);
        }

        if (task.Access == AgentAccess.None)
        {
            // Else a prompt that begins with a slash would be a command.
            arguments.Add("--disable-slash-commands");
        }

        if (task.Model is { } model)
        {
            arguments.AddRange(["--model", model]);
        }

        if (task.ReasoningEffort is { } effort)
        {
            arguments.AddRange(["--effort", effort]);
        }

        return new AgentCommand(arguments, PromptText.WithImages(task))
        {
            Environment = Environment(task),
            HomeFiles = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [$"{Folder}/commands.sh"] = CommandPrelude,
            },
        };
    }

    public AgentReply Read(AgentOutput output) => ClaudeCodeStream.Read(output);

    // It looks at an image by reading its file.
    private static string Tools(AgentTask task) =>
        task switch
        {
            { Access: AgentAccess.Write } => "Read,Bash,Skill,Edit,Write",
            { Access: AgentAccess.Read } => "Read,Bash,Skill",
            { Images.Count: > 0 } => "Read",
            _ => "",
        };

    private static Dictionary<string, string> Environment(AgentTask task)
    {
        var folder = Path.Combine(task.Home, Folder);
        var environment = Off.ToDictionary(name => name, _ => "1", StringComparer.Ordinal);
        environment["CLAUDE_CONFIG_DIR"] = folder;
        environment["CLAUDE_ENV_FILE"] = Path.Combine(folder, "commands.sh");
        // Whoever runs the agent tries again with a fresh one.
        environment["CLAUDE_CODE_MAX_RETRIES"] = "2";
        if (task.BaseUrl is { } address)
        {
            environment["ANTHROPIC_BASE_URL"] = Root(address);
        }

        if (task.Key is { } key)
        {
            var isToken = key.StartsWith("sk-ant-oat", StringComparison.Ordinal);
            environment[isToken ? "CLAUDE_CODE_OAUTH_TOKEN" : "ANTHROPIC_API_KEY"] = key;
        }
        else if (task.BaseUrl is not null)
        {
            // A server of one's own may want no key, but without one the program does not start.
            environment["ANTHROPIC_AUTH_TOKEN"] = "none";
        }

        return environment;
    }

    /// <summary>Addresses of servers are mostly written with the version that this program adds by itself.</summary>
    private static string Root(Uri address)
    {
        var text = address.AbsoluteUri.TrimEnd('/');
        return text.EndsWith("/v1", StringComparison.Ordinal) ? text[..^3] : text;
    }
}
