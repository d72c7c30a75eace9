using Microsoft.Extensions.AI;

namespace SkillOpt.Tests.Training.World;

/// <summary>
/// A target for tests. An item asks for a word; the reply is the word when the skill has the line "teach WORD", and
/// "unknown" otherwise.
/// </summary>
internal sealed class RuleTarget : IChatClient
{
    private int calls;

    public int Calls => Volatile.Read(ref calls);

    /// <summary>Called with skill text and word before each reply; may throw or wait.</summary>
    public Func<string, string, CancellationToken, Task> Before { get; init; } = (_, _, _) => Task.CompletedTask;

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref calls);
        var all = messages.ToList();
        var skill = all.FirstOrDefault(message => message.Role == ChatRole.System)?.Text ?? "";
        var word = all.Last(message => message.Role == ChatRole.User).Text.Split(' ')[^1];
        await Before(skill, word, cancellationToken);
        var taught = skill.Split('\n').Any(line => line.Trim() == $"teach {word}");
        var forgets = skill.Split('\n').Any(line => line.Trim() == $"forget {word}");
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, taught && !forgets ? word : "unknown"))
        {
            Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 1 },
        };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
