namespace SkillOpt.Harnesses.Agents.Codex;

/// <summary>OpenAI's Codex by <c>codex exec --json</c>.</summary>
/// <remarks>
/// Its sandbox needs helper programs that it links below its home, and it refuses to do so where that lies below TMPDIR:
/// then every command fails and the stream does not even show it. So the home must not lie in the temporary folder that
/// the process is given.
/// </remarks>
internal sealed class CodexAgent : IAgent
{
    private const string Answer = "answer.txt";

    public string Name => "codex";

    public string Program => "codex";

    public IReadOnlyList<string> KeyVariables { get; } = ["CODEX_API_KEY", "OPENAI_API_KEY"];

    public SkillPlace SkillPlace => SkillPlace.Agents;

    public bool LoadsAgentsFile => true;

    public string? TriedVersion => "0.169.0";

    public string HowToInstall => "Install it with: npm install -g @openai/codex";

    public string HowToSignIn =>
        "Set CODEX_API_KEY or OPENAI_API_KEY: it runs with a home of its own, so a login in yours is not seen.";

    public AgentCommand Command(AgentTask task)
    {
        List<string> arguments =
        [
            "exec",
            "--json",
            "--skip-git-repo-check",
            "--ephemeral",
            "--ignore-rules",
            "--color",
            "never",
            "--sandbox",
            Sandbox(task),
            "-C",
            task.Folder,
        ];
        if (task.Model is { } model)
        {
            arguments.AddRange(["--model", model]);
        }

        if (task.ReasoningEffort is { } effort)
        {
            arguments.AddRange(["-c", $"model_reasoning_effort={TomlText.Quote(effort)}"]);
        }

        foreach (var image in task.Images)
        {
            arguments.AddRange(["--image", image]);
        }

        // This option ends the list of images, which would else take the last word too.
        arguments.AddRange(["--output-last-message", Path.Combine(task.Home, Answer), "-"]);
        var folder = Path.Combine(task.Home, CodexConfig.Folder);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["CODEX_HOME"] = folder };
        if (task.Key is { } key)
        {
            environment[task.BaseUrl is null ? "CODEX_API_KEY" : CodexConfig.KeyVariable] = key;
        }

        return new AgentCommand(arguments, task.Prompt)
        {
            Environment = environment,
            HomeFiles = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [$"{CodexConfig.Folder}/config.toml"] = CodexConfig.Write(task),
            },
            AnswerFile = Answer,
        };
    }

    public AgentReply Read(AgentOutput output) => CodexStream.Read(output);

    // A sandbox in a sandbox may not start, and then no command runs at all.
    private static string Sandbox(AgentTask task) =>
        task switch
        {
            { Access: AgentAccess.None } => "read-only",
            { IsContained: true } => "danger-full-access",
            { Access: AgentAccess.Write } => "workspace-write",
            _ => "read-only",
        };
}
