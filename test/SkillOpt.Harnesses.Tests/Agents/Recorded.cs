using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Agents;

namespace SkillOpt.Harnesses.Tests.Agents;

/// <summary>Event streams as files, one folder for each agent. Those of Codex and Claude Code were written by the real programs.</summary>
internal static class Recorded
{
    /// <summary>The folder that the recorded attempts worked in.</summary>
    public const string Folder = "/workspace";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Agents", "Streams");

    public static string Stream(string agent, string name) =>
        File.ReadAllText(Path.Combine(Root, agent, name + ".jsonl"));

    public static IReadOnlyList<string> All(string agent) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, agent), "*.jsonl")
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText),
        ];

    public static AgentReply Read(IAgent agent, string name, int exitCode = 0) =>
        agent.Read(new AgentOutput(exitCode, Stream(agent.Name, name), "") { Folder = Folder });

    /// <summary>A timeline in lines that a test can compare: who, and what in short.</summary>
    public static IReadOnlyList<string> Lines(AgentReply reply) =>
        [
            .. reply.Timeline.SelectMany(message =>
                message.Contents.Select(content =>
                    content switch
                    {
                        TextContent text => $"{message.Role}: {text.Text}",
                        FunctionCallContent call => $"{message.Role} calls {call.Name} {Arguments(call)}",
                        FunctionResultContent result => $"{message.Role} answers {result.CallId}: {result.Result}",
                        _ => content.GetType().Name,
                    }
                )
            ),
        ];

    private static string Arguments(FunctionCallContent call) =>
        string.Join(", ", call.Arguments!.Select(argument => $"{argument.Key}={argument.Value}"));
}
