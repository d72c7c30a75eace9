using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using SkillOpt.Errors;

namespace SkillOpt.Harnesses.Agents.Command;

/// <summary>
/// Any program as an agent. It gets the prompt on its standard input. What it prints is its final answer, unless the first
/// line is an event (<see cref="CommandEvents"/>): then every line is one.
/// </summary>
internal sealed class CommandAgent : IAgent
{
    private const string Skill = "{skill}";
    private readonly CommandAgentOptions options;

    public CommandAgent(CommandAgentOptions options)
    {
        if (options.Command.Count == 0 || options.Command[0].Length == 0)
        {
            throw SkillOptException.BadUsage(
                $"The agent command/{options.Name} has no command. Give the program and its arguments as a list."
            );
        }

        this.options = options;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', options.Command)));
        Fingerprint = $"command={Convert.ToHexStringLower(digest)[..16]}";
    }

    public string Name => $"command/{options.Name}";

    public string Program => options.Command[0];

    public string Fingerprint { get; }

    public IReadOnlyList<string> KeyVariables => options.KeyVariables;

    public SkillPlace SkillPlace => options.SkillPlace;

    public IReadOnlyList<string> VersionArguments => options.VersionArguments;

    public string HowToInstall => "Check the first part of its command: a path, or a name that is looked up in PATH.";

    public string HowToSignIn =>
        KeyVariables.Count == 0
            ? "Name the environment variable with its key in its options."
            : $"Put its key into {string.Join(" or ", KeyVariables)}.";

    public AgentCommand Command(AgentTask task)
    {
        (string Mark, string Value)[] values =
        [
            ("{prompt}", task.Prompt),
            ("{task}", $"{task.Folder}/{Workspaces.Workspace.TaskFile}"),
            (Skill, task.SkillPath is null ? "" : $"{task.Folder}/{task.SkillPath}"),
            ("{workspace}", task.Folder),
            ("{home}", task.Home),
            ("{model}", task.Model ?? ""),
        ];
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        if (task.Key is not null && KeyVariables.Count > 0)
        {
            environment[KeyVariables[0]] = task.Key;
        }

        return new AgentCommand([.. options.Command.Skip(1).Select(part => Fill(part, values))], task.Prompt)
        {
            Environment = environment,
        };
    }

    public AgentReply Read(AgentOutput output)
    {
        if (CommandEvents.Read(output.Output) is { } read)
        {
            return read;
        }

        var answer = output.Output.Trim();
        IReadOnlyList<ChatMessage> timeline = answer.Length == 0 ? [] : [new ChatMessage(ChatRole.Assistant, answer)];
        return new AgentReply(answer, timeline)
        {
            // It tells nothing of what it reads. That it was handed the skill's file is all there is.
            SkillInContext =
                output.SkillPath is not null
                && options.Command.Any(part => part.Contains(Skill, StringComparison.Ordinal)),
        };
    }

    // In one pass: a value may hold what looks like a mark.
    private static string Fill(string part, (string Mark, string Value)[] values)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < part.Length; )
        {
            var (mark, value) = Array.Find(
                values,
                pair => string.CompareOrdinal(part, at, pair.Mark, 0, pair.Mark.Length) == 0
            );
            filled.Append(mark is null ? part[at].ToString() : value);
            at += mark?.Length ?? 1;
        }

        return filled.ToString();
    }
}
