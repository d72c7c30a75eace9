using System.Text.Json.Nodes;

namespace SkillOpt.Harnesses.Agents.OpenCode;

/// <summary>OpenCode by <c>opencode run --format json</c>, the prompt on standard input.</summary>
/// <remarks>
/// Written after its documentation and streams that others published; not tried with the real program. It speaks to many
/// providers: a model is <c>PROVIDER/MODEL</c>, and the one key that it gets is given to that provider.
/// </remarks>
internal sealed class OpenCodeAgent : IAgent
{
    private const string KeyVariable = "OPENCODE_API_KEY";

    /// <summary>The provider of a server that the task names: one that speaks OpenAI's chat wire.</summary>
    private const string Endpoint = "endpoint";

    private static readonly string[] Reading = ["read", "grep", "glob", "list", "bash", "skill"];

    public string Name => "opencode";

    public string Program => "opencode";

    public IReadOnlyList<string> KeyVariables { get; } = [KeyVariable];

    public SkillPlace SkillPlace => SkillPlace.Agents;

    public bool LoadsAgentsFile => true;

    public string HowToInstall => "Install it with: npm install -g opencode-ai";

    public string HowToSignIn =>
        "Set OPENCODE_API_KEY to the key of the provider that the model names, such as anthropic in "
        + "opencode/anthropic/MODEL: it runs with a home of its own, so a login in yours is not seen.";

    public AgentCommand Command(AgentTask task)
    {
        List<string> arguments = ["run", "--format", "json"];
        if (Model(task) is { } model)
        {
            arguments.AddRange(["--model", model]);
        }

        if (task.ReasoningEffort is { } effort)
        {
            arguments.AddRange(["--variant", effort]);
        }

        arguments.AddRange(task.Images.Select(image => $"--file={image}"));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OPENCODE_DISABLE_AUTOUPDATE"] = "1",
            ["OPENCODE_DISABLE_DEFAULT_PLUGINS"] = "1",
            ["OPENCODE_DISABLE_LSP_DOWNLOAD"] = "1",
        };
        if (task.Key is { } key)
        {
            environment[KeyVariable] = key;
        }

        return new AgentCommand(arguments, task.Prompt)
        {
            Environment = environment,
            HomeFiles = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [".config/opencode/opencode.json"] = Config(task),
            },
        };
    }

    public AgentReply Read(AgentOutput output) => OpenCodeStream.Read(output);

    private static string? Model(AgentTask task) =>
        task.BaseUrl is not null && task.Model is { } model ? $"{Endpoint}/{model}" : task.Model;

    private static string Config(AgentTask task)
    {
        var config = new JsonObject
        {
            ["autoupdate"] = false,
            ["share"] = "disabled",
            ["permission"] = Permission(task.Access),
        };
        var options = new JsonObject();
        if (task.Key is not null)
        {
            options["apiKey"] = $"{{env:{KeyVariable}}}";
        }

        if (task.BaseUrl is { } address)
        {
            options["baseURL"] = address.AbsoluteUri.TrimEnd('/');
            config["provider"] = new JsonObject
            {
                [Endpoint] = new JsonObject
                {
                    ["npm"] = "@ai-sdk/openai-compatible",
                    ["options"] = options,
                    ["models"] = new JsonObject { [task.Model ?? "default"] = new JsonObject() },
                },
            };
        }
        else if (task.Key is not null && task.Model?.IndexOf('/', StringComparison.Ordinal) is > 0 and var end)
        {
            config["provider"] = new JsonObject { [task.Model[..end]] = new JsonObject { ["options"] = options } };
        }

        return config.ToJsonString();
    }

    // The last rule that fits holds; everything is allowed that no rule refuses.
    private static JsonObject Permission(AgentAccess access)
    {
        var permission = new JsonObject { ["*"] = "deny" };
        if (access != AgentAccess.None)
        {
            foreach (var tool in Reading)
            {
                permission[tool] = "allow";
            }
        }

        if (access == AgentAccess.Write)
        {
            permission["edit"] = "allow";
        }

        return permission;
    }
}
