using Microsoft.Extensions.AI;

namespace SkillOpt.Cli.Models;

/// <summary>Stands where a client would be, in a run that must not call one.</summary>
internal sealed class AbsentClient : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw Refusal();

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw Refusal();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private static InvalidOperationException Refusal() => new("An offline run called a model.");
}
