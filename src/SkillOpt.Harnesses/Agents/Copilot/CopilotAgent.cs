namespace SkillOpt.Harnesses.Agents.Copilot;

/// <summary>GitHub's Copilot by <c>copilot --output-format json</c>.</summary>
/// <remarks>
/// Written after its documentation and streams that others published; not tried with the real program. The prompt is
/// standard input, which it takes in place of <c>-p</c>, so that its length does not matter.
/// </remarks>
internal sealed class CopilotAgent : IAgent
{
    private const string Folder = ".copilot";

    public string Name => "copilot";

    public string Program => "copilot";

    public IReadOnlyList<string> KeyVariables { get; } = ["COPILOT_GITHUB_TOKEN", "GH_TOKEN", "GITHUB_TOKEN"];

    public SkillPlace SkillPlace => SkillPlace.Agents;

    public string HowToInstall => "Install it with: npm install -g @github/copilot";

    public string HowToSignIn =>
        "Set COPILOT_GITHUB_TOKEN (or GH_TOKEN, GITHUB_TOKEN) to a token with the permission for Copilot requests: "
        + "it runs with a home of its own, so a login in yours is not seen.";

    public AgentCommand Command(AgentTask task)
    {
        List<string> arguments =
        [
            "--output-format",
            "json",
            "--no-color",
            "--no-auto-update",
            "--no-ask-user",
            "--no-custom-instructions",
            "--disable-builtin-mcps",
            "--no-remote",
            "--disallow-temp-dir",
            "-C",
            task.Folder,
            .. Tools(task.Access),
        ];
        if (task.Model is { } model)
        {
            arguments.AddRange(["--model", model]);
        }

        if (task.ReasoningEffort is { } effort)
        {
            arguments.AddRange(["--effort", effort]);
        }

        foreach (var image in task.Images)
        {
            arguments.AddRange(["--attachment", image]);
        }

        return new AgentCommand(arguments, task.Prompt) { Environment = Environment(task) };
    }

    public AgentReply Read(AgentOutput output) => CopilotStream.Read(output);

    // What is not allowed would be asked for, and nobody is there: it is refused.
    private static string[] Tools(AgentAccess access) =>
        access switch
        {
            AgentAccess.None => ["--available-tools="],
            AgentAccess.Read => ["--excluded-tools=web_fetch,web_search", "--allow-tool=shell", "--deny-tool=write"],
            _ => ["--excluded-tools=web_fetch,web_search", "--allow-tool=shell,write"],
        };

    private static Dictionary<string, string> Environment(AgentTask task)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["COPILOT_HOME"] = Path.Combine(task.Home, Folder),
        };
        if (task.BaseUrl is { } address)
        {
            environment["COPILOT_PROVIDER_BASE_URL"] = address.AbsoluteUri.TrimEnd('/');
            environment["COPILOT_PROVIDER_TYPE"] = "openai";
            environment["COPILOT_OFFLINE"] = "true";
        }

        if (task.Key is { } key)
        {
            environment[task.BaseUrl is null ? "COPILOT_GITHUB_TOKEN" : "COPILOT_PROVIDER_API_KEY"] = key;
        }

        return environment;
    }
}
