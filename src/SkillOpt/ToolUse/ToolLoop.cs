using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Rollouts;

namespace SkillOpt.ToolUse;

/// <summary>Lets the target call tools until it answers.</summary>
internal sealed class ToolLoop(IReadOnlyList<AgentTool> tools, int maxTurns)
{
    private const string LastTurn =
        "This is your last turn. Answer now with what you have; tools are no longer available.";
    private readonly List<AITool> declarations = [.. tools.Select(tool => tool.Declare())];

    /// <summary>
    /// Whether the target is told on its last turn that it has to answer, and gets no tools. Else what it calls then is
    /// still done: for work whose result is not what is said.
    /// </summary>
    public bool MustAnswer { get; init; } = true;

    /// <summary>Characters of a result that are shown.</summary>
    public int LongestResult { get; init; } = 4000;

    /// <param name="target">The model.</param>
    /// <param name="messages">What it is asked; grows by the conversation.</param>
    /// <param name="trajectory">Grows by what is said, done and seen.</param>
    /// <param name="cancellationToken">Cancels between and within calls.</param>
    /// <returns>The last reply.</returns>
    public async Task<ChatResponse> RunAsync(
        IChatClient target,
        List<ChatMessage> messages,
        List<TrajectoryEntry> trajectory,
        CancellationToken cancellationToken
    )
    {
        for (var turn = 1; ; turn++)
        {
            var isLast = turn >= maxTurns;
            var isToAnswer = isLast && MustAnswer;
            if (isToAnswer && turn > 1)
            {
                messages.Add(new ChatMessage(ChatRole.User, LastTurn));
                trajectory.Add(new TrajectoryEntry("user", LastTurn));
            }

            var options = new ChatOptions
            {
                Tools = declarations,
                ToolMode = isToAnswer ? ChatToolMode.None : ChatToolMode.Auto,
            };
            var response = await target.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            messages.AddRange(response.Messages);
            if (response.Text.Length > 0)
            {
                trajectory.Add(new TrajectoryEntry("assistant", response.Text));
            }

            var calls = response.Messages.SelectMany(said => said.Contents.OfType<FunctionCallContent>()).ToList();
            if (isToAnswer || calls.Count == 0)
            {
                return response;
            }

            var results = new List<AIContent>();
            foreach (var call in calls)
            {
                var result = await CallAsync(call, cancellationToken).ConfigureAwait(false);
                trajectory.Add(new TrajectoryEntry("tool_call", Shown(call)));
                trajectory.Add(new TrajectoryEntry("observation", result));
                results.Add(new FunctionResultContent(call.CallId, result));
            }

            messages.Add(new ChatMessage(ChatRole.Tool, results));
            if (isLast)
            {
                return response;
            }
        }
    }

    private async Task<string> CallAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        if (tools.FirstOrDefault(tool => tool.Name == call.Name) is not { } tool)
        {
            return $"error: there is no tool '{call.Name}'. Tools: {string.Join(", ", tools.Select(t => t.Name))}.";
        }

        if (call.Exception is { } unreadable)
        {
            return $"error: the arguments are not valid JSON ({unreadable.Message}).";
        }

        try
        {
            return Cut(await tool.Run(new ToolArguments(call.Arguments), cancellationToken).ConfigureAwait(false));
        }
        catch (ToolException problem)
        {
            return $"error: {problem.Message}";
        }
    }

    private string Shown(FunctionCallContent call)
    {
        var arguments = (call.Arguments ?? new Dictionary<string, object?>()).OrderBy(
            a => a.Key,
            StringComparer.Ordinal
        );
        return Cut($"{call.Name}({string.Join(", ", arguments.Select(a => $"{a.Key}={Value(a.Value)}"))})");
    }

    // A script is there to be read: as it stands, without escapes.
    private static string Value(object? value) =>
        value is not JsonElement json ? $"{value}"
        : json.ValueKind == JsonValueKind.String && json.GetString()!.Contains('\n') ? $"\n{json.GetString()}\n"
        : json.GetRawText();

    private string Cut(string text) =>
        text.Length <= LongestResult ? text : $"{text[..LongestResult]}\n[cut after {LongestResult} characters]";
}
