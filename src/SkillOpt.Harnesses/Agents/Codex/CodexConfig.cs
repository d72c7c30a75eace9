using System.Text;

namespace SkillOpt.Harnesses.Agents.Codex;

/// <summary>Codex's configuration: nothing that leaves the machine but calls of the model, and no tool that reaches the network.</summary>
internal static class CodexConfig
{
    public const string Folder = ".codex";

    /// <summary>Where it reads the key for a server that the task names.</summary>
    public const string KeyVariable = "OPENAI_API_KEY";

    /// <summary>Tries of one request; whoever runs the agent tries again with a fresh one.</summary>
    private const int Retries = 2;

    // Without tools an agent is a model. What still shows up in its list cannot change or read anything.
    private static readonly string[] Tools = ["shell_tool", "unified_exec", "view_image", "sleep_tool"];

    public static string Write(AgentTask task)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');

        Line("approval_policy = \"never\"");
        Line("web_search = \"disabled\"");
        Line("check_for_update_on_startup = false");
        Line("allow_login_shell = false");
        if (task.BaseUrl is { } address)
        {
            Line("model_provider = \"endpoint\"");
            Line("");
            Line("[model_providers.endpoint]");
            Line("name = \"endpoint\"");
            Line($"base_url = {TomlText.Quote(address.AbsoluteUri.TrimEnd('/'))}");
            Line("wire_api = \"responses\"");
            Line($"request_max_retries = {Retries}");
            Line($"stream_max_retries = {Retries}");
            if (task.Key is not null)
            {
                Line($"env_key = \"{KeyVariable}\"");
            }
        }

        Line("");
        Line("[history]");
        Line("persistence = \"none\"");
        Line("");
        Line("[analytics]");
        Line("enabled = false");
        Line("");
        Line("[feedback]");
        Line("enabled = false");
        Line("");
        Line("[sandbox_workspace_write]");
        Line("network_access = false");
        Line("exclude_slash_tmp = true");
        Line("");
        // Keeps everything that is named like a key from the commands that the model runs.
        Line("[shell_environment_policy]");
        Line("ignore_default_excludes = false");
        Line("");
        Line("[features]");
        // A server that cannot be reached would be waited for until the time is up.
        Line("unbounded_connection_retries = false");
        foreach (var feature in (string[])["apps", "plugins", "goals", .. task.Access == AgentAccess.None ? Tools : []])
        {
            Line($"{feature} = false");
        }

        return text.ToString();
    }
}
