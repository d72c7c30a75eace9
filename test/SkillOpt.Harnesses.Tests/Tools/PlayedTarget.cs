using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SkillOpt.Harnesses.Tests.Tools;

/// <summary>A model that says what it is told to, turn by turn.</summary>
internal sealed class PlayedTarget(params ChatMessage[] replies) : IChatClient
{
    public List<List<ChatMessage>> Requests { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    public IEnumerable<string> Results =>
        Requests[^1]
            .SelectMany(message => message.Contents)
            .OfType<FunctionResultContent>()
            .Select(result => (string)result.Result!);

    public static ChatMessage Says(string text) => new(ChatRole.Assistant, text);

    public static ChatMessage Calls(string tool, object arguments) =>
        new(
            ChatRole.Assistant,
            [
                new FunctionCallContent(
                    "c1",
                    tool,
                    JsonSerializer
                        .SerializeToElement(arguments)
                        .EnumerateObject()
                        .ToDictionary(field => field.Name, field => (object?)field.Value)
                ),
            ]
        );

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Requests.Add([.. messages]);
        Options.Add(options);
        return Task.FromResult(new ChatResponse(replies[Math.Min(Requests.Count, replies.Length) - 1]));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
