using Microsoft.Extensions.AI;
using SkillOpt.Scripted.Chat;

namespace SkillOpt.Scripted.Agents;

/// <summary>
/// The <see cref="ScriptedTarget"/> as the model of an agent program: reads the skill and the task that the prompt names,
/// one call of the agent's own tools per turn, and answers with what the target says about them. Keeps nothing between turns.
/// </summary>
internal sealed class ScriptedAgent(int seed) : IChatClient
{
    /// <summary>The reply to what agent programs ask beside their task, such as a title.</summary>
    internal const string NothingToDo = "There is nothing to do.";

    private readonly ScriptedTarget target = new(new ScriptedTargetOptions { Seed = seed });
    private readonly ChatClientMetadata metadata = new(
        ScriptedModels.Provider,
        defaultModelId: FormattableString.Invariant($"agent seed={seed}")
    );

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        List<ChatMessage> all = [.. messages];
        var length = all.SelectMany(message => message.Contents).Sum(Length);
        ChatResponse Say(string text) => new Conversation("", [], [], length).Answer(text, metadata);

        if (Assignment.Find(all) is not { } assignment)
        {
            return Say(NothingToDo);
        }

        var texts = new List<string>();
        foreach (var (path, output) in assignment.Outputs(all))
        {
            if (output is null)
            {
                return FileTool.Find(options?.Tools ?? [], WorkingDirectory.Find(all)) is { } tool
                    ? Call(Say(""), tool, path, all)
                    : Say(NothingToDo);
            }

            if (output.Failed)
            {
                return Say($"I could not read {path}: {output.Text}");
            }

            texts.Add(output.Text);
        }

        var skill = assignment.SkillPath is null ? assignment.SkillInContext : texts[0];
        var reply = await target
            .GetResponseAsync(
                [
                    new ChatMessage(ChatRole.System, $"<skill>\n{FrontMatter.Strip(skill ?? "")}\n</skill>"),
                    new ChatMessage(ChatRole.User, texts[^1]),
                ],
                cancellationToken: cancellationToken
            )
            .ConfigureAwait(false);
        return Say(reply.Text);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => OnePiece.StreamAsync(token => GetResponseAsync(messages, options, token), cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        OnePiece.Service(this, metadata, serviceType, serviceKey);

    public void Dispose() => target.Dispose();

    private static ChatResponse Call(ChatResponse reply, FileTool tool, string path, List<ChatMessage> messages)
    {
        // Unique in the conversation, and the same whenever the same request comes again.
        var number = messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Count() + 1;
        reply.Messages[0].Contents = [tool.Call(FormattableString.Invariant($"call_file_{number}"), path)];
        reply.FinishReason = ChatFinishReason.ToolCalls;
        return reply;
    }

    private static int Length(AIContent content) =>
        content switch
        {
            TextContent text => text.Text.Length,
            FunctionResultContent result => result.Result?.ToString()?.Length ?? 0,
            _ => 0,
        };
}
