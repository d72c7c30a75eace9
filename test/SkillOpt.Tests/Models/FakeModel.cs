using Microsoft.Extensions.AI;

namespace SkillOpt.Tests.Models;

/// <summary>A model that answers by a function of the number of the call, from 1.</summary>
internal sealed class FakeModel(Func<int, CancellationToken, Task<ChatResponse>> answer) : IChatClient
{
    private int calls;

    public FakeModel(Func<int, ChatResponse> answer)
        : this((call, _) => Task.FromResult(answer(call))) { }

    public int Calls => Volatile.Read(ref calls);

    public static ChatResponse Says(string text, long input = 10, long output = 1) =>
        new(new ChatMessage(ChatRole.Assistant, text))
        {
            Usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output },
        };

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await answer(Interlocked.Increment(ref calls), cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
